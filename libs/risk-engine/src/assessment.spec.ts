import { createHash } from 'node:crypto';
import cases from './worked-cases.json' with { type: 'json' };
import { assess } from './assessment.js';
import type { AssessmentInput } from './facts.js';
import { RULES_V1 } from './rules.js';

describe('worked cases', () => {
  it.each(cases)('$name: fields, order and values', ({ input, expected }) => {
    const result = assess(input as unknown as AssessmentInput);
    expect(JSON.parse(JSON.stringify(result))).toEqual(expected);
    expect(JSON.stringify(result)).toBe(JSON.stringify(expected));
  });
});

it('keeps the rules of version 1: reports name them, so a changed rule is a new version', () => {
  const hash = createHash('sha256').update(JSON.stringify(RULES_V1)).digest('hex');
  expect(hash).toBe('eadfb12f24dac7fd8b4c6c86d907bbb4f99b10e3015459a345e51b1e84630a6e');
});
