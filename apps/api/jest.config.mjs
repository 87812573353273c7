/** Programs of Debian's that some tests need; `npm run test:external` names those that are installed. */
const PROGRAMS = ['pgbouncer', 'clamd'];
const installed = process.env.SESTANTE_EXTERNAL?.split(',') ?? [];

/** Files that mostly wait for retries, timeouts and processes: `npm test` runs them beside the others, which need the CPU. */
const WAITING = [
  'antivirus',
  'crm-reminders',
  'documents-killed',
  'exports-interrupted',
  'imports-failed',
  'imports-killed',
  'jobs',
  'long-jobs',
  'mail',
  'missed-schedules',
  'sending-bulk',
].map((name) => `/${name}\\.spec\\.ts$`);
const lane = process.env.SESTANTE_LANE;

export default {
  testRegex: lane === 'waiting' ? WAITING : '\\.spec\\.ts$',
  rootDir: '.',
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testPathIgnorePatterns: [
    ...PROGRAMS.filter((program) => !installed.includes(program)).map((program) => `<rootDir>/test/external/${program}\\.spec`),
    ...(lane === 'computing' ? WAITING : []),
  ],
  // Decision record 23.
  runner: 'jest-light-runner/child-process',
  setupFiles: ['../../scripts/typescript-hooks.mjs'],
  setupFilesAfterEnv: ['../../scripts/test-time-limits.mjs'],
  testSequencer: './test/longest-first.mjs',
  reporters: ['default', './test/slowest-files.mjs'],
  globalSetup: './test/global-setup.mjs',
  globalTeardown: './test/global-teardown.mjs',
  maxWorkers: lane === 'waiting' ? 1 : 2,
};
