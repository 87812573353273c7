import assert from 'node:assert/strict';
import { test } from 'node:test';
import { counts } from './test-counts.mjs';

const CASES = [
  ['jest, green', 'Test Suites: 3 passed, 3 total\nTests:       120 passed, 120 total\nTime: 3 s\n', 120, 0],
  ['jest, red', 'Tests:       2 failed, 1 skipped, 117 passed, 120 total\n', 117, 2],
  ['node, green', 'ℹ tests 9\nℹ suites 0\nℹ pass 9\nℹ fail 0\nℹ cancelled 0\n', 9, 0],
  ['node, red', '# tests 9\n# pass 7\n# fail 1\n# cancelled 1\n', 7, 2],
  ['playwright, green', 'Running 4 tests using 1 worker\n\n  4 passed (8.1s)\n', 4, 0],
  ['playwright, red', '  1 failed\n    [chromium] › e2e/a.spec.ts:3:1 › finds\n  1 flaky\n  2 did not run\n  4 passed (1.2m)\n', 5, 3, 1],
  ['nothing', 'Error: Cannot find module\n', 0, 0],
];

for (const [name, output, passed, failed, flaky = 0] of CASES) {
  test(`the counts of ${name}`, () => assert.deepEqual(counts(output), { passed, failed, flaky }));
}
