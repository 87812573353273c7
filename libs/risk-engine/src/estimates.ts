import type { QuestionnaireType } from '@sestante/questionnaire/template';
import type { Facts } from './facts.js';
import { familyNeed, formula, professionalFamilyNeed } from './required-sums.js';
import type { Rules } from './rules.js';

export interface Estimate {
  code: string;
  unit: 'EUR' | 'EUR/year' | 'EUR/day';
  /** Cents; null while a question that it reads is open. */
  amount: number | null;
  /** Open questions that it reads. */
  missing: string[];
}

interface EstimateRule {
  type: QuestionnaireType;
  code: string;
  /** Area whose gate decides whether it is listed, or a condition; always listed without both. */
  area?: string;
  when?: string;
  unit: Estimate['unit'];
  reads: readonly string[];
  amount: (facts: Facts) => number;
}

/** Yearly loss of income at retirement in percent: net replacement rates of about 69 % and 68 % (Ragioneria generale dello Stato). */
const PENSION_GAP = { employee_private: 31, employee_public: 31, self_employed: 32, entrepreneur: 32 };

/** Value of a formula when all that it reads is known. */
const low = (facts: Facts, key: string): number => formula(key).value(facts)[0];
const number = (facts: Facts, code: string): number => facts.number(code)[0];
const share = (facts: Facts, percent: number): number => Math.floor((number(facts, 'income.net_year') * percent) / 100);
const lifeSums = ({ inForce }: Facts): number =>
  inForce.reduce((total, { coverageClass, sumInsured }) => total + (coverageClass === 'term_life' ? (sumInsured ?? 0) : 0), 0);
const retailNeed = (facts: Facts): number => familyNeed.value(facts)[0];
const retailExisting = (facts: Facts): number => number(facts, 'savings.liquid') + lifeSums(facts);
const proNeed = (facts: Facts): number => professionalFamilyNeed.value(facts)[0];

const byFormula = (type: QuestionnaireType, code: string, key: string, more: Partial<EstimateRule> = {}): EstimateRule => ({
  type,
  code,
  unit: 'EUR',
  reads: formula(key).reads,
  amount: (facts) => low(facts, key),
  ...more,
});

const INTERRUPTION_DAY = ['company.annual_revenue', 'continuity.margin_percent'];
const RECEIVABLES = ['credit.receivables', 'credit.top_debtor_share'];
const product = (facts: Facts, codes: readonly string[]): number => codes.reduce((value, code) => value * number(facts, code), 1);

const ESTIMATES: readonly EstimateRule[] = [
  byFormula('retail', 'house_rebuild_value', 'rebuild', { when: 'home.tenure in [owned_mortgage, owned_free]' }),
  { type: 'retail', code: 'family_need', area: 'family', unit: 'EUR', reads: familyNeed.reads, amount: retailNeed },
  { type: 'retail', code: 'family_existing', area: 'family', unit: 'EUR', reads: ['savings.liquid'], amount: retailExisting },
  {
    type: 'retail',
    code: 'family_gap',
    area: 'family',
    unit: 'EUR',
    reads: [...familyNeed.reads, 'savings.liquid'],
    amount: (facts) => Math.max(0, retailNeed(facts) - retailExisting(facts)),
  },
  {
    type: 'retail',
    code: 'disability_gap_year',
    area: 'income',
    unit: 'EUR/year',
    reads: ['income.net_year'],
    amount: (facts) => share(facts, 50),
  },
  {
    type: 'retail',
    code: 'pension_gap_year',
    area: 'retirement',
    unit: 'EUR/year',
    reads: ['income.net_year', 'work.status'],
    amount: (facts) => share(facts, facts.choice('work.status', PENSION_GAP)[0]),
  },
  byFormula('professional', 'liability_limit', 'engagement', {
    area: 'liability',
    reads: ['activity.profession', 'liability.max_engagement'],
  }),
  byFormula('professional', 'daily_income', 'daily', { area: 'income', unit: 'EUR/day' }),
  { type: 'professional', code: 'family_need', area: 'family', unit: 'EUR', reads: professionalFamilyNeed.reads, amount: proNeed },
  { type: 'professional', code: 'family_existing', area: 'family', unit: 'EUR', reads: [], amount: lifeSums },
  {
    type: 'professional',
    code: 'family_gap',
    area: 'family',
    unit: 'EUR',
    reads: professionalFamilyNeed.reads,
    amount: (facts) => Math.max(0, proNeed(facts) - lifeSums(facts)),
  },
  {
    type: 'professional',
    code: 'pension_gap_year',
    area: 'retirement',
    unit: 'EUR/year',
    reads: ['income.net_year'],
    amount: (facts) => share(facts, 32),
  },
  byFormula('corporate', 'insurable_assets', 'assets', { area: 'property' }),
  {
    type: 'corporate',
    code: 'nat_cat_assets',
    area: 'nat_cat',
    unit: 'EUR',
    reads: ['sites.building_value', 'sites.equipment_value'],
    amount: (facts) => number(facts, 'sites.building_value') + number(facts, 'sites.equipment_value'),
  },
  byFormula('corporate', 'interruption_loss', 'interruption'),
  {
    type: 'corporate',
    code: 'interruption_loss_day',
    unit: 'EUR/day',
    reads: INTERRUPTION_DAY,
    amount: (facts) => Math.floor(product(facts, INTERRUPTION_DAY) / 36_500),
  },
  {
    type: 'corporate',
    code: 'receivables_at_risk',
    when: 'credit.receivables >= 10000',
    unit: 'EUR',
    reads: RECEIVABLES,
    amount: (facts) => Math.floor(product(facts, RECEIVABLES) / 100),
  },
];

/** Lists the estimates whose condition is not false. */
export function estimatesOf(facts: Facts, rules: Rules): Estimate[] {
  return ESTIMATES.filter(({ type }) => type === facts.type).flatMap((rule) => {
    const gate = rules.areas.find(({ type, code }) => type === facts.type && code === rule.area)?.gate;
    if (facts.truth(rule.when ?? gate) === false) return [];
    const missing = facts.missing(rule.code === 'liability_limit' ? [...rule.reads, ...openLegalMinimum(facts)] : rule.reads);
    return [{ code: rule.code, unit: rule.unit, amount: missing.length > 0 ? null : rule.amount(facts), missing }];
  });
}

/** Questions of the legal minimum, while it is not a single value. */
function openLegalMinimum(facts: Facts): readonly string[] {
  const { value, reads } = formula('legalMin');
  const [min, max] = value(facts);
  return min === max ? [] : reads;
}
