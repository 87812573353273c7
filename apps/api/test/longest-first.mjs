import Sequencer from '@jest/test-sequencer';

/** Those that mostly wait come early, beside the matrix, which computes. */
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

/** Without this a fresh clone begins with the files of most letters, and ends with one worker busy and the other idle. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONG.findIndex((name) => path.endsWith(`/${name}`));
      return at < 0 ? LONG.length : at;
    };
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
