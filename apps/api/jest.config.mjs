export default {
  testRegex: '\\.spec\\.ts$',
  rootDir: '.',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // Decision record 23.
  runner: 'jest-light-runner/child-process',
  setupFiles: ['../../scripts/typescript-hooks.mjs'],
  setupFilesAfterEnv: ['../../scripts/test-time-limits.mjs'],
  testSequencer: './test/longest-first.mjs',
  globalSetup: './test/global-setup.mjs',
  globalTeardown: './test/global-teardown.mjs',
  maxWorkers: 2,
};
