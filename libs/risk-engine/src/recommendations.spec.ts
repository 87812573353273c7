import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { assess } from './assessment.js';
import { exampleInput, type ExamplePolicy } from './example-input.js';
import { Random, randomInput } from './random-input.js';

type Answers = Record<string, Answer>;

/** Answers with which the area of liability has a low, medium and high score. That of the home is medium, and of it only the contents may be relevant. */
const low = {
  'policies.complete': true,
  'lifestyle.activities': ['none'],
  'family.household_size': 1,
  'home.tenure': 'rented',
  'savings.liquid': 0,
};
const medium = { ...low, 'lifestyle.activities': ['dog'] };
const high = { ...medium, 'lifestyle.activities': ['dog', 'cycling', 'e_scooter'], 'savings.liquid': 50_000 };
const saver = {
  ...low,
  'work.status': 'employee_private',
  'person.birth_date': '1984-01-01',
  'pension.fund': 'none',
  'savings.goals': ['home'],
};
const lawyer = {
  'activity.profession': 'lawyer',
  'activity.order_member': true,
  'activity.practising': 'own_clients',
  'activity.form': 'individual',
  'activity.annual_revenue': 30_000,
  'liability.max_engagement': 0,
};
const family = (more: Partial<ExamplePolicy> = {}): ExamplePolicy => ({
  coverageClass: 'family_liability',
  sumInsured: 1_000_000,
  ...more,
});

// Today is 2026-11-29. The code is the action and the cover.
it.each<
  [code: string, type: QuestionnaireType, answers: Answers, policies: ExamplePolicy[], urgency: number, impact: number, level: string]
>([
  ['activate.family_liability', 'retail', low, [], 2, 1, 'low'],
  ['activate.family_liability', 'retail', medium, [], 2, 2, 'medium'],
  ['activate.family_liability', 'retail', high, [], 2, 3, 'high'],
  // Less than 30 % of its area: one less, but not below 1.
  ['activate.legal_protection', 'retail', low, [], 2, 1, 'low'],
  ['activate.legal_protection', 'retail', medium, [], 2, 1, 'low'],
  ['activate.legal_protection', 'retail', high, [], 2, 2, 'medium'],
  ['activate.savings', 'retail', saver, [], 2, 2, 'medium'],
  ['activate.family_liability', 'retail', medium, [family({ endsOn: '2026-11-01' })], 3, 2, 'high'],
  ['renew.family_liability', 'retail', medium, [family({ endsOn: '2026-12-10' })], 3, 1, 'medium'],
  ['improve.family_liability', 'retail', high, [family({ sumInsured: 400_000 })], 1, 2, 'low'],
  ['improve.family_liability', 'retail', high, [family({ sumInsured: 400_000, endsOn: '2026-12-10' })], 3, 2, 'high'],
  ['clarify.home_contents', 'retail', low, [], 1, 2, 'low'],
  ['clarify.home_contents', 'retail', low, [{ coverageClass: 'home_contents', endsOn: '2026-11-01' }], 3, 2, 'high'],
  ['activate.motor_liability', 'retail', { 'vehicles.count': 1, 'vehicles.all_insured': false }, [], 3, 3, 'high'],
  [
    'improve.professional_liability',
    'professional',
    lawyer,
    [{ coverageClass: 'professional_liability', sumInsured: 349_999 }],
    3,
    1,
    'medium',
  ],
])('%s (%s): %j with %j has urgency %d, impact %d and level %s', (code, type, answers, policies, urgency, impact, level) => {
  const { recommendations } = assess(exampleInput(type, answers, policies));
  expect(recommendations.find((one) => one.code === code)).toMatchObject({ urgency, impact, priority: urgency * impact, level });
});

it.each<[cover: string, answers: Answers, sumInsured: number | null, maxExcess: number | null]>([
  ['family_liability', low, 100_000_000, 50_000],
  ['legal_protection', low, 2_000_000, null],
  ['home_building', { 'home.tenure': 'owned_free' }, null, 100_000],
  ['nat_cat', { 'home.tenure': 'owned_free' }, null, null],
  ['nat_cat', { 'home.tenure': 'owned_free', 'home.kind': 'apartment', 'home.square_meters': 100 }, 15_000_000, 1_500_000],
  ['long_term_care', { 'person.birth_date': '1960-01-01' }, null, null],
])('%s of %j: at least the sum %j, with an excess of at most %j', (cover, answers, sumInsured, maxExcess) => {
  const { recommendations } = assess(exampleInput('retail', answers));
  expect(recommendations.find((one) => one.cover === cover)?.minimum).toMatchObject({ sumInsured, maxExcess });
});

it('stand in order of priority, the wish of the client, the score of the area, the gap, the area and the cover', () => {
  const random = new Random(20_261_130);
  const deciding = new Set<number>();
  for (let round = 0; round < 500; round += 1) {
    const input = randomInput(random);
    const { recommendations, areas, coverages } = assess(input);
    const wanted = input.answers['priorities.top'];
    const keys = recommendations.map(({ priority, area, cover }) => {
      const at = areas.findIndex(({ code }) => code === area);
      const { score, causes } = areas[at]!;
      const gap = causes.find(({ factor, code }) => factor === 'protection' && code === cover)?.points ?? 0;
      const isWanted = Array.isArray(wanted) && (wanted as string[]).includes(area);
      return [-priority, isWanted ? 0 : 1, -score, -gap, at, coverages.findIndex((one) => one.cover === cover)];
    });
    for (const [index, key] of keys.slice(1).entries()) {
      const before = keys[index]!;
      const place = key.findIndex((value, at) => value !== before[at]);
      expect(key[place]).toBeGreaterThan(before[place]!);
      deciding.add(place);
    }
    expect(recommendations.map(({ clientPriority }) => clientPriority)).toEqual(keys.map(([, notWanted]) => notWanted === 0));
  }
  expect([...deciding].toSorted((left, right) => left - right)).toEqual([0, 1, 2, 3, 4, 5]);
});

const executives = { 'company.employees': 9, 'people.executives': 1 };

it.each<[name: string, type: QuestionnaireType, answers: Answers, policy: ExamplePolicy, verdict: string, covers: string[]]>([
  ['serves no cover', 'retail', low, { coverageClass: 'welfare' }, 'not_assessed', []],
  ['is enough', 'retail', low, family(), 'keep', ['family_liability']],
  ['is not enough', 'retail', low, family({ sumInsured: 1 }), 'change', ['family_liability']],
  ['serves nothing that is needed', 'retail', { 'travel.frequency': 'never' }, { coverageClass: 'travel' }, 'cancel', []],
  ['serves a duty alone', 'corporate', executives, { coverageClass: 'term_life' }, 'keep', []],
  ['serves a duty that does not apply', 'corporate', { 'company.employees': 0 }, { coverageClass: 'term_life' }, 'not_assessed', []],
  [
    'meets a duty in part',
    'professional',
    { ...lawyer, 'activity.profession': 'physician', 'activity.practising': 'employee' },
    { coverageClass: 'professional_liability', exclusions: ['gross_negligence'] },
    'change',
    [],
  ],
])('a policy that %s', (_, type, answers, policy, verdict, covers) => {
  const { coverageClass } = policy;
  expect(assess(exampleInput(type, answers, [policy, { coverageClass, status: 'suspended' }])).policies).toEqual([
    { id: 'p1', coverageClass, verdict, covers },
  ]);
});
