import Sequencer from '@jest/test-sequencer';

/** Suites that mostly wait run early, alongside the matrix, which needs the CPU. */
const LONG = [
  'isolation.spec.ts',
  'imports-killed.spec.ts',
  'mail.spec.ts',
  'jobs.spec.ts',
  'imports.spec.ts',
  'load.spec.ts',
  'bad-input.spec.ts',
  'isolation-layers.spec.ts',
  'clients-bulk.spec.ts',
  'crm-plans.spec.ts',
  'plans.spec.ts',
];

/** Orders suites by duration. Without it, a fresh clone starts with the largest files and ends with one busy and one idle worker. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONG.findIndex((name) => path.endsWith(`/${name}`));
      return at < 0 ? LONG.length : at;
    };
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
