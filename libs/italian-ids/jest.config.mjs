export default {
  testRegex: 'src/.*\\.spec\\.ts$',
  // As the application's tests; decision record 23.
  runner: 'jest-light-runner/child-process',
  setupFiles: ['../../scripts/typescript-hooks.mjs'],
  setupFilesAfterEnv: ['../../scripts/test-time-limits.mjs'],
};
