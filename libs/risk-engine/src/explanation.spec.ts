import cases from './worked-cases.json' with { type: 'json' };
import { explain } from './explanation.js';
import type { AssessmentInput } from './facts.js';
import type { Step } from './formulas.js';

/** Steps that are neither made of others nor a constant: what the sum was computed from. */
const leaves = (step: Step): Step[] => (step.parts.length === 0 ? [step] : step.parts.flatMap(leaves));

describe.each(cases)('$name', ({ input, expected }) => {
  const explained = explain(input as unknown as AssessmentInput);

  it('explains each estimate and each required sum of the result', () => {
    expect([...explained.estimates].map(([code, { value }]) => [code, value[0]])).toEqual(
      expected.estimates.map(({ code, amount }) => [code, amount]),
    );
    for (const { cover, required } of expected.coverages)
      if (required !== null && explained.required.has(cover as never))
        expect(explained.required.get(cover as never)!.value).toEqual(required);
  });
});

it('keeps the steps', () => {
  const { estimates } = explain(cases[0]!.input as unknown as AssessmentInput);
  expect(leaves(estimates.get('house_rebuild_value')!).map(({ rule, value }) => [rule.op, value[0]])).toEqual([
    ['answer', 95],
    ['choice', 150_000],
  ]);
});
