import type { Answer } from '@sestante/questionnaire/answers';
import { assess } from './assessment.js';
import type { CoverReason, CoverStatus } from './covers.js';
import { exampleInput, type ExamplePolicy } from './example-input.js';

type Answers = Record<string, Answer>;
const coverOf = (code: string, type: 'retail' | 'professional' | 'corporate', answers: Answers, policies: readonly ExamplePolicy[]) =>
  assess(exampleInput(type, { 'policies.complete': true, ...answers }, policies)).coverages.find(({ cover }) => cover === code)!;

/** Policy of the family's liability, for which 1,000,000 euro are required and an excess of 500 is allowed. */
const family = (more: Partial<ExamplePolicy> = {}): ExamplePolicy => ({
  coverageClass: 'family_liability',
  sumInsured: 1_000_000,
  ...more,
});
const dog = { 'lifestyle.activities': ['dog'] };
const calm = { 'lifestyle.activities': ['none'] };

// Today is 2026-11-29.
it.each<
  [name: string, policies: ExamplePolicy[], status: CoverStatus, reasons: CoverReason[], low: number, high?: number, answers?: Answers]
>([
  ['none', [], 'absent', [], 0],
  ['enough', [family()], 'adequate', [], 100],
  ['one euro less', [family({ sumInsured: 999_999 })], 'insufficient', ['sumInsured'], 99],
  ['an unknown sum', [family({ sumInsured: null })], 'insufficient', ['sumInsured'], 0, 100],
  ['two halves', [family({ sumInsured: 500_000 }), family({ sumInsured: 500_000 })], 'adequate', [], 100],
  ['the greatest excess', [family({ excess: 500 })], 'adequate', [], 100],
  ['a greater excess', [family({ excess: 501 })], 'insufficient', ['excess'], 80],
  ['an end today', [family({ endsOn: '2026-11-29' })], 'insufficient', ['expiry'], 90],
  ['an end in 30 days', [family({ endsOn: '2026-12-29' })], 'insufficient', ['expiry'], 90],
  ['an end in 31 days', [family({ endsOn: '2026-12-30' })], 'adequate', [], 100],
  ['a start today', [family({ startsOn: '2026-11-29' })], 'adequate', [], 100],
  ['a start tomorrow', [family({ startsOn: '2026-11-30' })], 'absent', [], 0],
  ['an end yesterday', [family({ endsOn: '2026-11-28' })], 'absent', ['expiry'], 0],
  ['an end a year ago', [family({ endsOn: '2025-11-29', status: 'expired' })], 'absent', ['expiry'], 0],
  ['an end more than a year ago', [family({ endsOn: '2025-11-28', status: 'expired' })], 'absent', [], 0],
  ['suspended, with an end yesterday', [family({ endsOn: '2026-11-28', status: 'suspended' })], 'absent', [], 0],
  ['expired, with an end tomorrow', [family({ endsOn: '2026-11-30', status: 'expired' })], 'absent', [], 0],
  ['another class', [family({ coverageClass: 'general_liability' })], 'absent', [], 0],
  ['an exclusion that counts', [family({ exclusions: ['pets'] })], 'insufficient', ['exclusion'], 70, 70, dog],
  ['an exclusion that does not count', [family({ exclusions: ['pets', 'theft'] })], 'adequate', [], 100],
  [
    'an exclusion that may count',
    [family({ exclusions: ['pets'] })],
    'insufficient',
    ['exclusion'],
    70,
    100,
    { 'lifestyle.activities': { noAnswer: 'unknown' } },
  ],
  [
    'two exclusions that count as one',
    [family({ exclusions: ['pets', 'sports'] })],
    'insufficient',
    ['exclusion'],
    70,
    70,
    { 'lifestyle.activities': ['dog', 'cycling'] },
  ],
  [
    'every fault',
    [family({ sumInsured: 900_000, excess: 600, endsOn: '2026-12-01', exclusions: ['pets'] })],
    'insufficient',
    ['sumInsured', 'excess', 'expiry', 'exclusion'],
    30,
    30,
    dog,
  ],
  [
    'faults of more than the sum',
    [family({ sumInsured: 100_000, exclusions: ['pets'] })],
    'insufficient',
    ['sumInsured', 'exclusion'],
    0,
    0,
    dog,
  ],
  [
    'a faulty policy that is worth counting',
    [family({ sumInsured: 500_000 }), family({ sumInsured: 500_000, exclusions: ['pets'] })],
    'insufficient',
    ['exclusion'],
    70,
    70,
    dog,
  ],
  [
    'a faulty policy that is not worth counting',
    [family({ sumInsured: 800_000 }), family({ sumInsured: 200_000, exclusions: ['pets'] })],
    'insufficient',
    ['sumInsured'],
    80,
    80,
    dog,
  ],
  [
    'a faulty policy that makes no difference',
    [family({ sumInsured: 700_000 }), family({ sumInsured: 300_000, exclusions: ['pets'] })],
    'insufficient',
    ['sumInsured'],
    70,
    70,
    dog,
  ],
  ['a list that may lack some', [], 'absent', [], 0, 100, { 'policies.complete': false }],
])('policies with %s', (_, policies, status, reasons, low, high = low, answers = {}) => {
  const found = coverOf('family_liability', 'retail', { ...calm, ...answers }, policies);
  expect({ status: found.status, reasons: found.reasons, adequacy: found.adequacy }).toEqual({ status, reasons, adequacy: [low, high] });
  expect(found.certain).toBe(low === high);
  expect(found.required).toEqual([100_000_000, 100_000_000]);
});

const car = { 'vehicles.count': 1, 'vehicles.all_insured': true };
const house = { 'home.tenure': 'owned_free', 'home.kind': 'apartment', 'home.square_meters': 100 };
const goods = (value: number) => ({
  'sites.tenure': 'owned',
  'sites.building_value': value,
  'sites.equipment_value': 0,
  'sites.stock_value': 0,
});
const policy = (coverageClass: string, more: Partial<ExamplePolicy> = {}): ExamplePolicy => ({
  coverageClass,
  sumInsured: 9_000_000,
  ...more,
});

it.each<[name: string, type: 'retail' | 'corporate', cover: string, answers: Answers, policy: ExamplePolicy, low: number, high?: number]>([
  ['no motor policy is issued below the sum', 'retail', 'motor_liability', car, policy('motor_liability', { sumInsured: null }), 100],
  ['a fleet policy is one', 'retail', 'motor_liability', car, policy('fleet'), 100],
  ['a sum that is known counts', 'retail', 'motor_liability', car, policy('motor_liability', { sumInsured: 3_875_000 }), 50],
  ['a vehicle without one', 'retail', 'motor_liability', { ...car, 'vehicles.all_insured': false }, policy('fleet'), 70],
  ['no amount is required', 'retail', 'assistance', car, policy('assistance', { sumInsured: 0 }), 100],
  ['a tenth of the sum', 'retail', 'nat_cat', house, policy('nat_cat', { excess: 15_000 }), 100],
  ['more than a tenth', 'retail', 'nat_cat', house, policy('nat_cat', { excess: 15_001 }), 80],
  ['at least 1,000', 'corporate', 'property', goods(50_000), policy('property', { excess: 1_000 }), 100],
  ['more than 1,000', 'corporate', 'property', goods(50_000), policy('property', { excess: 1_001 }), 80],
  ['a hundredth of the sum', 'corporate', 'property', goods(1_000_000), policy('property', { excess: 10_000 }), 100],
  ['more than a hundredth', 'corporate', 'property', goods(1_000_000), policy('property', { excess: 10_001 }), 80],
  [
    'a sum that is open',
    'retail',
    'home_building',
    { ...house, 'home.kind': { noAnswer: 'unknown' } },
    policy('home_building', { sumInsured: 150_000 }),
    83,
    100,
  ],
  [
    'a share of a sum that is open',
    'retail',
    'nat_cat',
    { ...house, 'home.kind': { noAnswer: 'unknown' } },
    policy('nat_cat', { excess: 16_000 }),
    80,
    100,
  ],
])('%s', (_, type, cover, answers, held, low, high = low) => {
  expect(coverOf(cover, type, answers, [held]).adequacy).toEqual([low, high]);
});
