import type { Facts } from './facts.js';
import { codesIn } from './facts.js';
import { clamp, exactly, mapRising, span, sum, type Interval } from './interval.js';

const EURO = 100;

/** Sum that depends on conditions, in whole euro. */
type Rows = readonly (readonly [condition: string, euro: number])[];

interface Formula {
  /** Questions that the formula reads. */
  reads: readonly string[];
  /** Required sum in cents. */
  value: (facts: Facts) => Interval;
}

const SQUARE_METRE_RATES = { apartment: 1500, semi_detached: 1650, detached: 1800, other: 1600 };
const RECOVERY_MONTHS = { up_to_1_month: 1, up_to_3_months: 3, up_to_6_months: 6, over_6_months: 12 };

const TRAVEL: Rows = [
  ['travel.destinations has usa_canada', 500_000],
  ['travel.destinations has world and not travel.destinations has usa_canada', 200_000],
  ['not travel.destinations has world and not travel.destinations has usa_canada', 30_000],
];
const SINGLE_LAWYER = 'activity.profession = lawyer and activity.form = individual';
const LAW_FIRM = 'activity.profession = lawyer and activity.form in [associated, stp]';
const DOCTOR = 'activity.profession in [physician, dentist]';
/** Lawyers: ministerial decree of 22 September 2016. Health professions: ministerial decree 232/2023, article 4. */
const LEGAL_MINIMUM: Rows = [
  [`${SINGLE_LAWYER} and activity.annual_revenue <= 30000`, 350_000],
  [`${SINGLE_LAWYER} and activity.annual_revenue > 30000 and activity.annual_revenue <= 70000`, 500_000],
  [`${SINGLE_LAWYER} and activity.annual_revenue > 70000`, 1_000_000],
  [`${LAW_FIRM} and activity.partners <= 10 and activity.annual_revenue <= 500000`, 1_000_000],
  [`${LAW_FIRM} and activity.partners <= 10 and activity.annual_revenue > 500000`, 2_000_000],
  [`${LAW_FIRM} and activity.partners > 10`, 5_000_000],
  [`${DOCTOR} and activity.surgery = yes`, 2_000_000],
  [`${DOCTOR} and activity.surgery = no`, 1_000_000],
  ['activity.profession = other_health', 1_000_000],
  ['not activity.profession in [lawyer, physician, dentist, other_health]', 0],
];
const GENERAL: Rows = byRevenue(1_000_000, 2_500_000, 5_000_000);
const DIRECTORS: Rows = byRevenue(500_000, 1_000_000, 2_000_000);
const EMPLOYERS: Rows = [
  ['company.employees < 10', 1_000_000],
  ['company.employees >= 10 and company.employees < 50', 2_000_000],
  ['company.employees >= 50', 3_000_000],
];

function byRevenue(small: number, medium: number, large: number): Rows {
  return [
    ['company.annual_revenue < 2000000', small],
    ['company.annual_revenue >= 2000000 and company.annual_revenue < 10000000', medium],
    ['company.annual_revenue >= 10000000', large],
  ];
}

/** Value of the row whose condition is true; while several are not false, all their values. */
function rows(table: Rows): Formula {
  return {
    reads: [...new Set(table.flatMap(([condition]) => codesIn(condition)))],
    value: (facts) => {
      const possible = table.filter(([condition]) => facts.truth(condition) !== false).map(([, euro]) => exactly(euro * EURO));
      return possible.length === 0 ? exactly(0) : span(possible);
    },
  };
}

/** Number of an answer as it is. */
const answered = (code: string): Formula => ({ reads: [code], value: (facts) => facts.number(code) });

/** A rising function of one answer. */
const rising = (code: string, of: (cents: number) => number): Formula => ({
  reads: [code],
  value: (facts) => mapRising(facts.number(code), of),
});

const total = (...codes: string[]): Formula => ({ reads: codes, value: (facts) => sum(...codes.map((code) => facts.number(code))) });

/**
 * Limit of indemnity for natural catastrophes: the value, or 70 % of it above one million (ministerial decree 18/2025 lets the
 * limit fall below the value only there).
 */
const catastropheLimit = (value: Formula): Formula => ({
  reads: value.reads,
  value: (facts) =>
    mapRising(value.value(facts), (cents) =>
      cents <= 1_000_000 * EURO ? cents : Math.max(1_000_000 * EURO, Math.floor((cents * 70) / 100)),
    ),
});

const legalMinimum = rows(LEGAL_MINIMUM);
const practice: Formula = {
  reads: ['practice.contents_value', 'practice.square_meters'],
  value: (facts) =>
    sum(
      facts.number('practice.contents_value'),
      mapRising(facts.number('practice.square_meters'), (metres) => metres * 1500 * EURO),
    ),
};

/** Years for which a family needs the income, until the youngest dependent is 25. */
function familyYears(facts: Facts): Interval {
  const dependents = facts.truth('family.dependents >= 1');
  if (dependents === null) return [0, 20];
  if (!dependents) return exactly(0);
  const [youngest, oldest] = facts.number('family.youngest_dependent_age');
  return [clamp(25 - oldest, 3, 20), clamp(25 - youngest, 3, 20)];
}

/** Need of a family without an income, before its savings. */
export const familyNeed: Formula = {
  reads: ['family.dependents', 'family.youngest_dependent_age', 'income.net_year', 'home.mortgage_residual'],
  value: (facts) => {
    const years = familyYears(facts);
    const share = mapRising(facts.number('income.net_year'), (cents) => Math.floor((cents * 60) / 100));
    return sum([years[0] * share[0], years[1] * share[1]], facts.number('home.mortgage_residual'));
  },
};

/** Need of the family of a professional: five years of income when somebody depends on it, and the debts. */
export const professionalFamilyNeed: Formula = {
  reads: ['family.dependents', 'income.net_year', 'finance.debts'],
  value: (facts) => {
    const dependents = facts.truth('family.dependents >= 1');
    const [low, high] = mapRising(facts.number('income.net_year'), (cents) => 5 * cents);
    const income: Interval = dependents === null ? [0, high] : dependents ? [low, high] : exactly(0);
    return sum(income, facts.number('finance.debts'));
  },
};

const interruption: Formula = {
  reads: ['company.annual_revenue', 'continuity.margin_percent', 'continuity.recovery_time'],
  value: (facts) => {
    const parts = [
      facts.number('company.annual_revenue'),
      facts.number('continuity.margin_percent'),
      facts.choice('continuity.recovery_time', RECOVERY_MONTHS),
    ];
    const product = (end: 0 | 1) => Math.floor(parts.reduce((value, part) => value * part[end], 1) / 1200);
    return [product(0), product(1)];
  },
};

/** Formulas of required sums by the key that the rules name, in cents. */
const FORMULAS: Readonly<Record<string, Formula>> = {
  rebuild: {
    reads: ['home.square_meters', 'home.kind'],
    value: (facts) => {
      const metres = facts.number('home.square_meters');
      const rate = facts.choice('home.kind', SQUARE_METRE_RATES);
      return [metres[0] * rate[0] * EURO, metres[1] * rate[1] * EURO];
    },
  },
  contents: answered('home.contents_value'),
  vehicle: answered('vehicles.value'),
  electronics: answered('practice.electronics_value'),
  goods: answered('transport.goods_value'),
  // 6.45 million for persons and 1.3 million for things: private insurance code, article 128.
  motor: { reads: [], value: () => exactly(7_750_000 * EURO) },
  accident: rising('income.net_year', (cents) => clamp(5 * cents, 100_000 * EURO, 500_000 * EURO)),
  disability: rising('income.net_year', (cents) => clamp(6 * cents, 100_000 * EURO, 1_000_000 * EURO)),
  daily: rising('income.net_year', (cents) => Math.floor(cents / 365)),
  family: {
    reads: [...familyNeed.reads, 'savings.liquid'],
    value: (facts) => {
      const need = familyNeed.value(facts);
      const savings = facts.number('savings.liquid');
      return [Math.max(50_000 * EURO, need[0] - savings[1]), Math.max(50_000 * EURO, need[1] - savings[0])];
    },
  },
  travel: rows(TRAVEL),
  practice,
  natCatPro: catastropheLimit(practice),
  natCat: catastropheLimit(total('sites.building_value', 'sites.equipment_value')),
  legalMin: legalMinimum,
  engagement: {
    reads: [...legalMinimum.reads, 'liability.max_engagement'],
    value: (facts) => {
      const least = legalMinimum.value(facts);
      const wanted = mapRising(facts.number('liability.max_engagement'), (cents) => clamp(cents, 250_000 * EURO, 5_000_000 * EURO));
      return [Math.max(least[0], wanted[0]), Math.max(least[1], wanted[1])];
    },
  },
  cyberPro: rising('activity.annual_revenue', (cents) => clamp(cents, 100_000 * EURO, 1_000_000 * EURO)),
  familyPro: {
    reads: professionalFamilyNeed.reads,
    value: (facts) => mapRising(professionalFamilyNeed.value(facts), (cents) => Math.max(50_000 * EURO, cents)),
  },
  assets: total('sites.building_value', 'sites.equipment_value', 'sites.stock_value'),
  interruption,
  general: rows(GENERAL),
  cyberCorp: rising('company.annual_revenue', (cents) => clamp(Math.floor(cents / 5), 250_000 * EURO, 5_000_000 * EURO)),
  employers: rows(EMPLOYERS),
  receivables: rising('credit.receivables', (cents) => Math.floor(cents / 2)),
  directors: rows(DIRECTORS),
  keyPerson: rising('company.annual_revenue', (cents) => clamp(Math.floor(cents / 10), 100_000 * EURO, 2_000_000 * EURO)),
};

/** @param key a key of the rules, or whole euro */
export function requiredSum(facts: Facts, key: number | string): Interval {
  return typeof key === 'number' ? exactly(key * EURO) : formula(key).value(facts);
}

/** Questions that a required sum depends on. */
export const readsOf = (key: number | string | undefined): readonly string[] => (typeof key === 'string' ? formula(key).reads : []);

export function formula(key: string): Formula {
  const known = FORMULAS[key];
  if (!known) throw new Error(`The rules name the sum ${key}, which has no formula.`);
  return known;
}
