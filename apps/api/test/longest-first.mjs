import Sequencer from '@jest/test-sequencer';

/** Suites that take longest. */
const LONG = [
  /isolation-\d+-of-/,
  /bad-input-\d+-of-/,
  /imports\.spec/,
  /load\.spec/,
  /isolation-layers/,
  /clients-bulk\.spec/,
  /crm-plans/,
  /plans\.spec/,
];

/** Orders suites by duration. Without it, a fresh clone starts with the largest files and ends with one busy and one idle worker. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = LONG.findIndex((name) => name.test(path));
      return at < 0 ? LONG.length : at;
    };
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
