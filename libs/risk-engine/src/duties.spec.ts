import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { assess } from './assessment.js';
import type { DutyStatus } from './duties.js';
import { exampleInput, TODAY, type ExamplePolicy } from './example-input.js';
import { RULES_V1 } from './rules.js';

type Answers = Record<string, Answer>;

const dutyOf = (type: QuestionnaireType, code: string, answers: Answers, policies: readonly ExamplePolicy[] = [], today = TODAY) =>
  assess(exampleInput(type, answers, policies, today)).duties.find((duty) => duty.code === code)!;

const car = { 'vehicles.count': 1, 'vehicles.all_insured': true };
const skiing = { 'lifestyle.activities': ['skiing'], 'policies.complete': true };
const practising = { 'activity.practising': 'own_clients', 'activity.order_member': true, 'policies.complete': true };
const engineer = { ...practising, 'activity.profession': 'engineer' };
const lawyer = { ...practising, 'activity.profession': 'lawyer', 'activity.form': 'individual', 'activity.annual_revenue': 30_000 };
const nurse = { ...practising, 'activity.profession': 'other_health' };
const staff = { ...lawyer, 'activity.staff': 1 };
const managers = { 'company.employees': 9, 'people.executives': 1 };
const plant = {
  'company.registered': true,
  'company.sector': 'manufacturing',
  'sites.tenure': 'owned',
  'sites.building_value': 400_000,
  'sites.equipment_value': 100_000,
  'policies.complete': true,
};
const open = { 'policies.complete': false };
const liability = (more: Partial<ExamplePolicy> = {}): ExamplePolicy => ({ coverageClass: 'professional_liability', ...more });
const natCat = (more: Partial<ExamplePolicy> = {}): ExamplePolicy => ({ coverageClass: 'nat_cat', sumInsured: 500_000, ...more });
const accident: ExamplePolicy = { coverageClass: 'accident' };

it.each<[QuestionnaireType, code: string, answers: Answers, policies: ExamplePolicy[], status: DutyStatus, today?: string]>([
  ['retail', 'motor_liability', { 'vehicles.count': 0 }, [], 'not_applicable'],
  ['retail', 'motor_liability', {}, [], 'to_verify'],
  ['retail', 'motor_liability', car, [{ coverageClass: 'motor_liability' }], 'met'],
  ['retail', 'motor_liability', car, [{ coverageClass: 'fleet' }], 'met'],
  ['retail', 'motor_liability', car, [], 'to_verify'],
  ['retail', 'motor_liability', { 'vehicles.count': 1 }, [{ coverageClass: 'fleet' }], 'to_verify'],
  ['retail', 'motor_liability', { ...car, 'vehicles.all_insured': false }, [{ coverageClass: 'fleet' }], 'not_met'],
  ['retail', 'ski_liability', skiing, [{ coverageClass: 'family_liability' }], 'met'],
  ['retail', 'ski_liability', skiing, [{ coverageClass: 'family_liability', exclusions: ['sports'] }], 'to_verify'],
  ['retail', 'ski_liability', skiing, [], 'to_verify'],
  ['retail', 'ski_liability', { 'lifestyle.activities': ['dog'] }, [], 'not_applicable'],
  ['retail', 'mortgage_fire', { 'home.tenure': 'owned_mortgage' }, [{ coverageClass: 'home_building' }], 'met'],
  ['retail', 'mortgage_fire', { 'home.tenure': 'owned_free' }, [], 'not_applicable'],
  ['professional', 'professional_liability', engineer, [liability()], 'met'],
  ['professional', 'professional_liability', engineer, [liability({ endsOn: '2026-11-28' })], 'not_met'],
  ['professional', 'professional_liability', engineer, [], 'not_met'],
  ['professional', 'professional_liability', { ...engineer, ...open }, [], 'to_verify'],
  ['professional', 'professional_liability', { ...engineer, 'activity.practising': 'employee' }, [], 'not_applicable'],
  ['professional', 'professional_liability', { ...engineer, 'activity.order_member': false }, [], 'not_applicable'],
  ['professional', 'professional_liability', lawyer, [], 'not_applicable'],
  ['professional', 'lawyer_liability', lawyer, [liability({ sumInsured: 350_000 })], 'met'],
  ['professional', 'lawyer_liability', lawyer, [liability({ sumInsured: 349_999 })], 'partly_met'],
  ['professional', 'lawyer_liability', lawyer, [liability({ sumInsured: 200_000 }), liability({ sumInsured: 150_000 })], 'met'],
  ['professional', 'lawyer_liability', lawyer, [liability()], 'to_verify'],
  ['professional', 'lawyer_liability', lawyer, [liability({ sumInsured: 350_000, exclusions: ['prior_acts'] })], 'partly_met'],
  ['professional', 'lawyer_liability', lawyer, [liability({ sumInsured: 350_000, exclusions: ['gross_negligence'] })], 'partly_met'],
  ['professional', 'lawyer_liability', lawyer, [liability({ sumInsured: 350_000, exclusions: ['run_off'] })], 'met'],
  [
    'professional',
    'lawyer_liability',
    { ...lawyer, 'activity.annual_revenue': { noAnswer: 'unknown' } },
    [liability({ sumInsured: 500_000 })],
    'to_verify',
  ],
  ['professional', 'lawyer_liability', { ...lawyer, 'activity.practising': 'collaborator' }, [], 'not_met'],
  ['professional', 'lawyer_staff_accident', staff, [{ ...accident, sumInsured: 100_000 }], 'met'],
  ['professional', 'lawyer_staff_accident', staff, [{ ...accident, sumInsured: 99_999 }], 'to_verify'],
  ['professional', 'lawyer_staff_accident', { ...lawyer, 'activity.staff': 0 }, [], 'not_applicable'],
  ['professional', 'health_liability', nurse, [], 'upcoming', '2026-03-16'],
  ['professional', 'health_liability', nurse, [], 'not_met', '2026-03-17'],
  ['professional', 'health_liability', nurse, [liability({ sumInsured: 1_000_000 })], 'met', '2026-03-16'],
  ['professional', 'health_liability', { ...nurse, 'activity.practising': 'employee' }, [], 'not_applicable'],
  ['professional', 'health_staff_liability', { ...nurse, 'activity.practising': 'employee' }, [liability()], 'met'],
  ['professional', 'health_staff_liability', nurse, [], 'not_applicable'],
  ['professional', 'notary_collective', { 'activity.profession': 'notary' }, [], 'met'],
  ['professional', 'notary_collective', engineer, [], 'not_applicable'],
  ['corporate', 'executives_cover', managers, [accident, { coverageClass: 'term_life' }], 'met'],
  ['corporate', 'executives_cover', managers, [accident], 'to_verify'],
  ['corporate', 'nat_cat', plant, [natCat()], 'met'],
  ['corporate', 'nat_cat', plant, [natCat({ sumInsured: 499_999 })], 'partly_met'],
  ...['earthquake', 'flood', 'landslide'].map((code): [QuestionnaireType, string, Answers, ExamplePolicy[], DutyStatus] => [
    'corporate',
    'nat_cat',
    plant,
    [natCat({ exclusions: [code] })],
    'partly_met',
  ]),
  ['corporate', 'nat_cat', plant, [], 'not_met'],
  ['corporate', 'nat_cat', { ...plant, 'company.sector': 'agriculture' }, [], 'not_applicable'],
  ['corporate', 'nat_cat', { ...plant, 'company.registered': false }, [], 'not_applicable'],
  ['corporate', 'nat_cat', { ...plant, 'sites.tenure': 'none' }, [], 'not_applicable'],
  ['corporate', 'nat_cat', { ...plant, 'company.registered': { noAnswer: 'unknown' } }, [natCat()], 'to_verify'],
])('%s %s of %j with %j is %s', (type, code, answers, policies, status, today) => {
  expect(dutyOf(type, code, answers, policies, today).status).toBe(status);
});

const unsure = { noAnswer: 'unknown' } as const;

/** Sector, people, revenue and balance in euro, and the day of the duty. */
it.each<[sector: string, employees: Answer, revenue: Answer, balance: Answer, dueOn: string]>([
  ['fishing', 10_000, 900_000_000, 900_000_000, '2026-03-31'],
  ['food_service', 49, 10_000_000, 99_000_000, '2026-03-31'],
  ['hospitality', 49, 99_000_000, 10_000_000, '2026-03-31'],
  ['hospitality', 50, 1_000_000, 1_000_000, '2025-10-01'],
  ['manufacturing', 49, 10_000_000, 99_000_000, '2025-12-31'],
  ['manufacturing', 49, 99_000_000, 10_000_000, '2025-12-31'],
  ['manufacturing', 50, 10_000_000, 10_000_000, '2025-10-01'],
  ['manufacturing', 49, 10_000_001, 10_000_001, '2025-10-01'],
  ['manufacturing', 249, 50_000_000, 99_000_000, '2025-10-01'],
  ['manufacturing', 249, 99_000_000, 43_000_000, '2025-10-01'],
  ['manufacturing', 249, 50_000_001, 43_000_001, '2025-03-31'],
  ['manufacturing', 250, 1, 1, '2025-03-31'],
  ['manufacturing', unsure, 1, 1, '2025-12-31'],
])('a company (%j, %j people, revenue %j, balance %j) insures catastrophes from %s', (sector, employees, revenue, balance, dueOn) => {
  const size = { 'company.employees': employees, 'company.annual_revenue': revenue, 'company.balance_total': balance };
  expect(dutyOf('corporate', 'nat_cat', { ...plant, ...size, 'company.sector': sector }).dueOn).toBe(dueOn);
});

it.each<[staff: Answer, revenue: Answer, dueOn: string]>([
  [49, 10_000_000, '2025-12-31'],
  [50, 10_000_000, '2025-10-01'],
  [49, 10_000_001, '2025-10-01'],
  [249, 50_000_000, '2025-10-01'],
  [250, 50_000_000, '2025-03-31'],
  [249, 50_000_001, '2025-03-31'],
  [unsure, 1, '2025-12-31'],
])('a company of professionals (%j people, revenue %j) insures catastrophes from %s', (people, revenue, dueOn) => {
  const answers = { 'activity.form': 'stp', 'practice.tenure': 'rented', 'activity.staff': people, 'activity.annual_revenue': revenue };
  expect(dutyOf('professional', 'nat_cat', answers).dueOn).toBe(dueOn);
});

it.each<[name: string, type: QuestionnaireType, code: string, answers: Answers, dueOn: string | null, sum: number | null]>([
  ['a single sum', 'professional', 'lawyer_liability', lawyer, '2017-11-10', 35_000_000],
  ['an open sum', 'professional', 'lawyer_liability', { ...lawyer, 'activity.annual_revenue': unsure }, '2017-11-10', null],
  ['no sum', 'professional', 'professional_liability', engineer, '2013-08-15', null],
  ['no day', 'retail', 'mortgage_fire', { 'home.tenure': 'owned_mortgage' }, null, null],
  ['not applicable', 'professional', 'lawyer_staff_accident', { ...lawyer, 'activity.staff': 0 }, null, null],
  ['open whether it applies', 'professional', 'lawyer_staff_accident', lawyer, null, null],
])('day and sum: %s', (_, type, code, answers, dueOn, sumInsured) => {
  expect(dutyOf(type, code, answers)).toMatchObject({ dueOn, sumInsured });
});

it('a row counts from its first to its last day', () => {
  const of = (today: string) => {
    const duties = RULES_V1.duties.map((duty) => ({ ...duty, validFrom: '2026-01-01', validTo: '2026-12-31' }));
    return assess(exampleInput('retail', {}, [], today), { ...RULES_V1, duties }).duties.length;
  };
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map(of)).toEqual([0, 3, 3, 0]);
});
