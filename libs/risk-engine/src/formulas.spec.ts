import type { Answer } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import { exampleInput } from './example-input.js';
import { Facts } from './facts.js';
import { requiredSum } from './formulas.js';
import { RULES_V1 } from './rules.js';

type Answers = Record<string, Answer>;
type Row = [key: string, answers: Answers, sum: number, high?: number];

const owned = { 'home.tenure': 'owned_free' };
const rented = { 'home.tenure': 'rented' };
const dependent = { ...rented, 'family.dependents': 1, 'income.net_year': 30_000, 'savings.liquid': 0 };
const abroad = { 'travel.frequency': 'several' };
const sites = { 'sites.tenure': 'mixed' };
const lawyer = { 'activity.profession': 'lawyer', 'activity.form': 'individual' };
const firm = { 'activity.profession': 'lawyer', 'activity.form': 'associated' };
const turnover = { 'company.annual_revenue': 1_000_000, 'continuity.margin_percent': 40 };

/** Whole euro; with two figures, the least and the greatest. */
const ROWS: Record<QuestionnaireType, Row[]> = {
  retail: [
    ['rebuild', { ...owned, 'home.kind': 'apartment', 'home.square_meters': 100 }, 150_000],
    ['rebuild', { ...owned, 'home.kind': 'semi_detached', 'home.square_meters': 100 }, 165_000],
    ['rebuild', { ...owned, 'home.kind': 'detached', 'home.square_meters': 100 }, 180_000],
    ['rebuild', { ...owned, 'home.kind': 'other', 'home.square_meters': 100 }, 160_000],
    ['rebuild', { ...owned, 'home.square_meters': 100 }, 150_000, 180_000],
    ['rebuild', { ...owned, 'home.kind': 'apartment' }, 15_000, 3_000_000],
    ['rebuild', { 'home.kind': 'apartment' }, 0, 3_000_000],
    ['rebuild', { ...rented, 'home.kind': 'apartment', 'home.square_meters': 100 }, 0],
    ['contents', { 'home.contents_value': 12_345 }, 12_345],
    ['vehicle', { 'vehicles.count': 1, 'vehicles.value': 23_456 }, 23_456],
    ['motor', {}, 7_750_000],
    ['accident', { 'income.net_year': 10_000 }, 100_000],
    ['accident', { 'income.net_year': 50_000 }, 250_000],
    ['accident', { 'income.net_year': 200_000 }, 500_000],
    ['accident', { 'income.net_year': { noAnswer: 'refused' } }, 100_000, 500_000],
    ['disability', { 'income.net_year': 10_000 }, 100_000],
    ['disability', { 'income.net_year': 50_000 }, 300_000],
    ['disability', { 'income.net_year': 200_000 }, 1_000_000],
    ['daily', { 'income.net_year': 40_000 }, 109.58],
    ['family', { ...dependent, 'family.youngest_dependent_age': 6 }, 342_000],
    ['family', { ...dependent, 'family.youngest_dependent_age': 6, 'savings.liquid': 10_000 }, 332_000],
    ['family', { ...dependent, 'family.youngest_dependent_age': 0 }, 360_000],
    ['family', { ...dependent, 'family.youngest_dependent_age': 30 }, 54_000],
    ['family', { ...dependent, 'family.youngest_dependent_age': 30, 'savings.liquid': 10_000 }, 50_000],
    ['family', { ...dependent, 'family.dependents': { noAnswer: 'unknown' } }, 50_000, 360_000],
    [
      'family',
      { ...dependent, 'home.tenure': 'owned_mortgage', 'home.mortgage_residual': 80_000, 'family.youngest_dependent_age': 6 },
      422_000,
    ],
    ['family', { ...dependent, 'home.tenure': 'owned_mortgage', 'home.mortgage_residual': 80_000, 'family.dependents': 0 }, 80_000],
    ['travel', { ...abroad, 'travel.destinations': ['usa_canada', 'world'] }, 500_000],
    ['travel', { ...abroad, 'travel.destinations': ['europe', 'world'] }, 200_000],
    ['travel', { ...abroad, 'travel.destinations': ['europe'] }, 30_000],
    ['travel', abroad, 30_000, 500_000],
  ],
  professional: [
    ['accident', { 'income.net_year': 50_000 }, 250_000],
    ['electronics', { 'practice.tenure': 'rented', 'practice.electronics_value': 15_000 }, 15_000],
    ['practice', { 'practice.tenure': 'owned', 'practice.contents_value': 20_000, 'practice.square_meters': 100 }, 170_000],
    ['practice', { 'practice.tenure': 'rented', 'practice.contents_value': 20_000, 'practice.square_meters': 100 }, 20_000],
    ['natCatPro', { 'practice.tenure': 'rented', 'practice.contents_value': 1_000_000 }, 1_000_000],
    ['natCatPro', { 'practice.tenure': 'rented', 'practice.contents_value': 1_300_000 }, 1_000_000],
    ['natCatPro', { 'practice.tenure': 'rented', 'practice.contents_value': 2_000_000 }, 1_400_000],
    ['legalMin', { ...lawyer, 'activity.annual_revenue': 30_000 }, 350_000],
    ['legalMin', { ...lawyer, 'activity.annual_revenue': 30_001 }, 500_000],
    ['legalMin', { ...lawyer, 'activity.annual_revenue': 70_000 }, 500_000],
    ['legalMin', { ...lawyer, 'activity.annual_revenue': 70_001 }, 1_000_000],
    ['legalMin', { ...firm, 'activity.partners': 10, 'activity.annual_revenue': 500_000 }, 1_000_000],
    ['legalMin', { ...firm, 'activity.partners': 10, 'activity.annual_revenue': 500_001 }, 2_000_000],
    ['legalMin', { ...firm, 'activity.form': 'stp', 'activity.partners': 11, 'activity.annual_revenue': 1 }, 5_000_000],
    ['legalMin', { ...firm, 'activity.annual_revenue': 500_000 }, 1_000_000, 5_000_000],
    // A question that may not apply is not shown, and a condition on it is false: without a form, no number of partners counts.
    ['legalMin', { 'activity.profession': 'lawyer' }, 350_000, 1_000_000],
    ['legalMin', { 'activity.profession': 'physician', 'activity.surgery': true }, 2_000_000],
    ['legalMin', { 'activity.profession': 'dentist', 'activity.surgery': false }, 1_000_000],
    ['legalMin', { 'activity.profession': 'dentist' }, 1_000_000, 2_000_000],
    ['legalMin', { 'activity.profession': 'other_health' }, 1_000_000],
    ['legalMin', { 'activity.profession': 'engineer' }, 0],
    ['legalMin', {}, 0, 1_000_000],
    ['engagement', { 'activity.profession': 'engineer', 'liability.max_engagement': 100_000 }, 250_000],
    ['engagement', { 'activity.profession': 'engineer', 'liability.max_engagement': 400_000 }, 400_000],
    ['engagement', { 'activity.profession': 'engineer', 'liability.max_engagement': 9_000_000 }, 5_000_000],
    ['engagement', { ...lawyer, 'activity.annual_revenue': 90_000, 'liability.max_engagement': 300_000 }, 1_000_000],
    ['cyberPro', { 'activity.annual_revenue': 50_000 }, 100_000],
    ['cyberPro', { 'activity.annual_revenue': 300_000 }, 300_000],
    ['cyberPro', { 'activity.annual_revenue': 2_000_000 }, 1_000_000],
    ['familyPro', { 'family.dependents': 2, 'income.net_year': 40_000, 'finance.debts': 30_000 }, 230_000],
    ['familyPro', { 'family.dependents': 0, 'income.net_year': 40_000, 'finance.debts': 30_000 }, 50_000],
    ['familyPro', { 'income.net_year': 40_000, 'finance.debts': 60_000 }, 60_000, 260_000],
  ],
  corporate: [
    ['assets', { ...sites, 'sites.building_value': 900_000, 'sites.equipment_value': 200_000, 'sites.stock_value': 50_000 }, 1_150_000],
    ['assets', { 'sites.tenure': 'none', 'sites.building_value': 900_000 }, 0],
    ['natCat', { ...sites, 'sites.building_value': 600_000, 'sites.equipment_value': 300_000, 'sites.stock_value': 50_000 }, 900_000],
    ['natCat', { ...sites, 'sites.building_value': 900_000, 'sites.equipment_value': 300_000 }, 1_000_000],
    ['natCat', { ...sites, 'sites.building_value': 2_000_000, 'sites.equipment_value': 1_000_000 }, 2_100_000],
    ['interruption', { ...turnover, 'continuity.recovery_time': 'up_to_1_month' }, 33_333.33],
    ['interruption', { ...turnover, 'continuity.recovery_time': 'up_to_3_months' }, 100_000],
    ['interruption', { ...turnover, 'continuity.recovery_time': 'up_to_6_months' }, 200_000],
    ['interruption', { ...turnover, 'continuity.recovery_time': 'over_6_months' }, 400_000],
    ['interruption', turnover, 33_333.33, 400_000],
    ['general', { 'company.annual_revenue': 1_999_999 }, 1_000_000],
    ['general', { 'company.annual_revenue': 2_000_000 }, 2_500_000],
    ['general', { 'company.annual_revenue': 9_999_999 }, 2_500_000],
    ['general', { 'company.annual_revenue': 10_000_000 }, 5_000_000],
    ['cyberCorp', { 'company.annual_revenue': 1_000_000 }, 250_000],
    ['cyberCorp', { 'company.annual_revenue': 5_000_000 }, 1_000_000],
    ['cyberCorp', { 'company.annual_revenue': 30_000_000 }, 5_000_000],
    ['employers', { 'company.employees': 9 }, 1_000_000],
    ['employers', { 'company.employees': 10 }, 2_000_000],
    ['employers', { 'company.employees': 49 }, 2_000_000],
    ['employers', { 'company.employees': 50 }, 3_000_000],
    ['receivables', { 'credit.receivables': 100_001 }, 50_000.5],
    ['goods', { 'transport.goods_value': 45_000 }, 45_000],
    ['directors', { 'company.annual_revenue': 1_999_999 }, 500_000],
    ['directors', { 'company.annual_revenue': 2_000_000 }, 1_000_000],
    ['directors', { 'company.annual_revenue': 9_999_999 }, 1_000_000],
    ['directors', { 'company.annual_revenue': 10_000_000 }, 2_000_000],
    ['keyPerson', { 'company.annual_revenue': 500_000 }, 100_000],
    ['keyPerson', { 'company.annual_revenue': 5_000_000 }, 500_000],
    ['keyPerson', { 'company.annual_revenue': 50_000_000 }, 2_000_000],
  ],
};

describe.each(['retail', 'professional', 'corporate'] as const)('required sums: %s', (type) => {
  it.each(ROWS[type])('%s of %j is %d', (key, answers, low, high = low) => {
    const sum = requiredSum(new Facts(exampleInput(type, answers), RULES_V1), key);
    expect(sum.map((cents) => cents / 100)).toEqual([low, high]);
  });
});

it('every required sum of the rules has a row', () => {
  const rows = new Set(Object.values(ROWS).flatMap((some) => some.map(([key]) => key)));
  const required = RULES_V1.covers.flatMap(({ required: key }) => (typeof key === 'string' ? key : []));
  expect(required.filter((key) => !rows.has(key))).toEqual([]);
});
