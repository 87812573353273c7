import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf } from '@sestante/questionnaire/template';
import { assess, type Assessment } from './assessment.js';
import type { AssessmentInput, Policy } from './facts.js';
import { Random, randomAnswer, randomInput, randomPolicy } from './random-input.js';
import { bandOf } from './scores.js';

const ROUNDS = 1_000;

/** Ends of every score, by name. */
const ends = ({ overall, areas }: Assessment): Map<string, { low: number; high: number }> =>
  new Map([['overall', overall], ...areas.map((area) => [area.code, area] as const)]);

function eachInput(check: (input: AssessmentInput, random: Random) => void): void {
  const random = new Random(20_261_129);
  for (let round = 0; round < ROUNDS; round += 1) check(randomInput(random), random);
}

/** Changes that give a client more cover. */
const MORE_COVER: readonly ((policies: readonly Policy[], random: Random) => readonly Policy[])[] = [
  (policies, random) => [...policies, randomPolicy(random, 'further')],
  (policies) => policies.map((policy) => ({ ...policy, sumInsured: policy.sumInsured === null ? null : policy.sumInsured + 10_000_000 })),
  (policies) => policies.map((policy) => ({ ...policy, excess: policy.excess === null ? null : Math.floor(policy.excess / 2) })),
  (policies) => policies.map((policy) => ({ ...policy, endsOn: policy.endsOn === null ? null : `2028${policy.endsOn.slice(4)}` })),
  (policies) => policies.map((policy) => ({ ...policy, startsOn: '2019-01-01' })),
  (policies) => policies.map((policy) => ({ ...policy, exclusions: policy.exclusions.slice(1) })),
];

it('more cover raises no score, neither its low nor its high end', () => {
  eachInput((input, random) => {
    const before = ends(assess(input));
    const after = ends(assess({ ...input, policies: random.pick(MORE_COVER)(input.policies, random) }));
    for (const [name, { low, high }] of before) {
      expect({ name, low: after.get(name)!.low <= low, high: after.get(name)!.high <= high }).toEqual({ name, low: true, high: true });
    }
  });
});

it('answering an open question raises no high end and lowers no low end', () => {
  let narrowed = 0;
  eachInput((input, random) => {
    const before = assess(input);
    const open = before.areas.flatMap(({ missing }) => missing);
    if (open.length === 0) return;
    const code = random.pick(open);
    const question = questionsOf(STANDARD_TEMPLATES[input.type]).find((one) => one.code === code)!;
    const after = ends(assess({ ...input, answers: { ...input.answers, [code]: randomAnswer(random, question) } }));
    for (const [name, { low, high }] of ends(before)) {
      const now = after.get(name)!;
      expect({ code, name, low: now.low >= low, high: now.high <= high }).toEqual({ code, name, low: true, high: true });
      if (now.high < high || now.low > low) narrowed += 1;
    }
  });
  expect(narrowed).toBeGreaterThan(150);
});

it('ends, bands, statuses and ranks agree', () => {
  eachInput((input) => {
    const { overall, areas, coverages, recommendations } = assess(input);
    for (const { low, high, score, band, certain } of [overall, ...areas]) {
      expect(low).toBeLessThanOrEqual(score);
      expect(score).toBe(high);
      expect(band).toBe(bandOf(score));
      expect(certain).toBe(bandOf(low) === band);
    }
    for (const { status, adequacy, policyIds } of coverages)
      expect(status === 'adequate').toBe(status !== 'not_relevant' && adequacy[0] === 100 && policyIds.length > 0);
    const gaps = coverages.filter(({ status }) => status === 'absent' || status === 'insufficient').map(({ cover }) => cover);
    expect(recommendations.map(({ cover }) => cover).toSorted()).toEqual(gaps.toSorted());
    expect(recommendations.map(({ rank }) => rank)).toEqual(recommendations.map((_, index) => index + 1));
  });
});

it('equal input gives equal bytes, whatever was assessed in between', () => {
  const inputs = Array.from({ length: 50 }, (_, seed) => randomInput(new Random(seed + 1)));
  const first = inputs.map((input) => JSON.stringify(assess(input)));
  expect(
    inputs
      .toReversed()
      .map((input) => JSON.stringify(assess(structuredClone(input))))
      .toReversed(),
  ).toEqual(first);
});

it('assesses a client in a few milliseconds', () => {
  const input = randomInput(new Random(7));
  for (let warm = 0; warm < 100; warm += 1) assess(input);
  const began = performance.now();
  for (let round = 0; round < 100; round += 1) assess(input);
  expect((performance.now() - began) / 100).toBeLessThan(20);
});
