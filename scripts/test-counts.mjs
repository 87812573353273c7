import { stripVTControlCharacters } from 'node:util';

/**
 * Returns the numbers of tests that passed, failed, or passed only when repeated, from the last summary of jest, Playwright or Node's runner.
 * @param {string} output
 */
export function counts(output) {
  const text = stripVTControlCharacters(output);
  const last = (pattern) => Number([...text.matchAll(pattern)].at(-1)?.[1] ?? 0);
  const jest = [...text.matchAll(/^Tests:\s+(.*)$/gm)].at(-1)?.[1];
  if (jest) return { passed: Number(/(\d+) passed/.exec(jest)?.[1] ?? 0), failed: Number(/(\d+) failed/.exec(jest)?.[1] ?? 0), flaky: 0 };
  if (/^(#|ℹ) tests \d+$/m.test(text))
    return {
      passed: last(/^(?:#|ℹ) pass (\d+)$/gm),
      failed: last(/^(?:#|ℹ) fail (\d+)$/gm) + last(/^(?:#|ℹ) cancelled (\d+)$/gm),
      flaky: 0,
    };
  const flaky = last(/^\s+(\d+) flaky$/gm);
  return {
    passed: last(/^\s+(\d+) passed \(.*\)$/gm) + flaky,
    failed: last(/^\s+(\d+) failed$/gm) + last(/^\s+(\d+) did not run$/gm) + last(/^\s+(\d+) interrupted$/gm),
    flaky,
  };
}
