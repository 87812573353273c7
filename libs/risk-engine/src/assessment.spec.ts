import cases from './worked-cases.json' with { type: 'json' };
import { assess } from './assessment.js';
import type { AssessmentInput } from './facts.js';

describe('worked cases', () => {
  it.each(cases)('$name: fields, order and values', ({ input, expected }) => {
    const result = assess(input as unknown as AssessmentInput);
    expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
    expect(JSON.stringify(result)).toBe(JSON.stringify(expected));
  });
});
