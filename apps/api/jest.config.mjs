/** Programs of Debian's that some tests need; `npm run test:external` names those that are installed. */
const PROGRAMS = ['pgbouncer', 'clamd'];
const installed = process.env.SESTANTE_EXTERNAL?.split(',') ?? [];

export default {
  testRegex: '\\.spec\\.ts$',
  rootDir: '.',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: PROGRAMS.filter((program) => !installed.includes(program)).map(
    (program) => `<rootDir>/test/external/${program}\\.spec`,
  ),
  // Decision record 23.
  runner: 'jest-light-runner/child-process',
  setupFiles: ['../../scripts/typescript-hooks.mjs'],
  setupFilesAfterEnv: ['../../scripts/test-time-limits.mjs'],
  testSequencer: './test/longest-first.mjs',
  reporters: ['default', './test/slowest-files.mjs'],
  globalSetup: './test/global-setup.mjs',
  globalTeardown: './test/global-teardown.mjs',
  maxWorkers: 2,
};
