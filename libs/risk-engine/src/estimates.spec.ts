import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { assess } from './assessment.js';
import { exampleInput, type ExamplePolicy } from './example-input.js';
import { RULES_V1 } from './rules.js';

const family = {
  'home.tenure': 'owned_mortgage',
  'home.mortgage_residual': 80_000,
  'family.dependents': 1,
  'family.youngest_dependent_age': 6,
  'income.net_year': 30_000,
  'savings.liquid': 12_000,
};
const employee = { 'work.status': 'employee_private', 'income.net_year': 30_001 };
const practising = {
  'activity.profession': 'engineer',
  'activity.practising': 'own_clients',
  'income.net_year': 40_000,
  'liability.max_engagement': 400_000,
};
const physician = { 'activity.profession': 'physician', 'activity.form': 'individual', 'activity.annual_revenue': 80_000 };
const debts = { ...practising, 'family.dependents': 2, 'finance.debts': 30_000 };
const lives: ExamplePolicy[] = [
  { coverageClass: 'term_life', sumInsured: 100_000 },
  { coverageClass: 'term_life', sumInsured: null },
  { coverageClass: 'term_life', sumInsured: 7_000, status: 'expired' },
  { coverageClass: 'accident', sumInsured: 9_000 },
];
const sites = { 'sites.tenure': 'owned', 'sites.building_value': 900_000, 'sites.equipment_value': 200_000, 'sites.stock_value': 50_000 };
const turnover = {
  'company.annual_revenue': 1_000_000,
  'continuity.margin_percent': 40,
  'continuity.recovery_time': 'up_to_3_months',
};
const credit = { 'credit.receivables': 10_000, 'credit.top_debtor_share': 33 };

/** Whole euro; open questions instead of an amount that cannot be known; null for an estimate that is not listed. */
type Row = [
  type: QuestionnaireType,
  code: string,
  answers: Record<string, Answer>,
  expected: number | string[] | null,
  policies?: ExamplePolicy[],
];

const ROWS: Row[] = [
  ['retail', 'house_rebuild_value', { 'home.tenure': 'owned_free', 'home.kind': 'detached', 'home.square_meters': 100 }, 180_000],
  ['retail', 'house_rebuild_value', { 'home.tenure': 'owned_free' }, ['home.kind', 'home.square_meters']],
  ['retail', 'house_rebuild_value', { 'home.tenure': 'rented' }, null],
  ['retail', 'family_need', family, 422_000],
  ['retail', 'family_need', { ...family, 'savings.liquid': { noAnswer: 'refused' } }, 422_000],
  ['retail', 'family_need', { ...family, 'family.dependents': 0, 'home.tenure': 'rented' }, null],
  ['retail', 'family_existing', family, 112_000, lives],
  ['retail', 'family_gap', family, 310_000, lives],
  ['retail', 'family_gap', family, 0, [{ coverageClass: 'term_life', sumInsured: 900_000 }]],
  ['retail', 'family_gap', { ...family, 'savings.liquid': { noAnswer: 'unknown' } }, ['savings.liquid']],
  ['retail', 'disability_gap_year', employee, 15_000.5],
  // A part of a cent is dropped.
  ['retail', 'disability_gap_year', { ...employee, 'income.net_year': 30_000.25 }, 15_000.12],
  ['retail', 'pension_gap_year', { ...employee, 'income.net_year': 30_000.25 }, 9_300.07],
  ['retail', 'disability_gap_year', { 'work.status': 'retired', 'income.net_year': 30_000 }, null],
  ['retail', 'pension_gap_year', employee, 9_300.31],
  ['retail', 'pension_gap_year', { ...employee, 'work.status': 'employee_public' }, 9_300.31],
  ['retail', 'pension_gap_year', { ...employee, 'work.status': 'self_employed' }, 9_600.32],
  ['retail', 'pension_gap_year', { ...employee, 'work.status': 'entrepreneur' }, 9_600.32],
  ['retail', 'pension_gap_year', {}, ['work.status', 'income.net_year']],
  ['professional', 'liability_limit', practising, 400_000],
  [
    'professional',
    'liability_limit',
    { ...practising, 'activity.profession': 'lawyer', 'activity.form': 'individual' },
    ['activity.annual_revenue'],
  ],
  ['professional', 'liability_limit', { ...practising, ...physician }, ['activity.surgery']],
  ['professional', 'liability_limit', { ...practising, 'activity.practising': 'employee' }, null],
  ['professional', 'daily_income', practising, 109.58],
  ['professional', 'family_need', debts, 230_000],
  ['professional', 'family_existing', debts, 100_000, lives],
  ['professional', 'family_gap', debts, 130_000, lives],
  ['professional', 'family_gap', { 'family.dependents': 0, 'finance.debts': 49_999 }, null],
  ['professional', 'pension_gap_year', practising, 12_800],
  ['corporate', 'insurable_assets', sites, 1_150_000],
  ['corporate', 'nat_cat_assets', sites, 1_100_000],
  ['corporate', 'nat_cat_assets', { 'sites.tenure': 'none' }, null],
  ['corporate', 'interruption_loss', turnover, 100_000],
  ['corporate', 'interruption_loss_day', turnover, 1_095.89],
  ['corporate', 'receivables_at_risk', credit, 3_300],
  ['corporate', 'receivables_at_risk', { ...credit, 'credit.receivables': 9_999 }, null],
];

it.each(ROWS)('%s %s of %j is %j', (type, code, answers, expected, policies = []) => {
  const found = assess(exampleInput(type, answers, policies)).estimates.find((estimate) => estimate.code === code);
  if (expected === null) expect(found).toBeUndefined();
  else if (typeof expected === 'number') expect(found).toMatchObject({ amount: Math.round(expected * 100), missing: [] });
  else expect(found).toMatchObject({ amount: null, missing: expected });
});

it('every estimate of the rules has a row with an amount', () => {
  const rows = new Set(ROWS.map(([type, code, , expected]) => (typeof expected === 'number' ? `${type} ${code}` : '')));
  expect(RULES_V1.estimates.map(({ type, code }) => `${type} ${code}`).filter((name) => !rows.has(name))).toEqual([]);
});

it('each estimate has its unit', () => {
  const perYear = RULES_V1.estimates.filter(({ unit }) => unit === 'EUR/year').map(({ code }) => code);
  const perDay = RULES_V1.estimates.filter(({ unit }) => unit === 'EUR/day').map(({ code }) => code);
  expect([perYear, perDay]).toEqual([
    ['disability_gap_year', 'pension_gap_year', 'pension_gap_year'],
    ['daily_income', 'interruption_loss_day'],
  ]);
});
