export default {
  testRegex: 'src/.*\\.spec\\.ts$',
  // Same runner as the application's tests (decision 23).
  runner: 'jest-light-runner/child-process',
  setupFiles: ['../../scripts/typescript-hooks.mjs'],
  setupFilesAfterEnv: ['../../scripts/test-time-limits.mjs'],
};
