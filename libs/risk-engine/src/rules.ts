import { COVERAGE_CLASSES, EXCLUSIONS } from '@sestante/questionnaire/policies';
import { QUESTIONNAIRE_TYPES } from '@sestante/questionnaire/template';
import * as v from 'valibot';
import { isDay } from './days.js';
import { conditionSchema as condition, expressionSchema, formulasIn } from './expression.js';
import { AREA_CODES, CAUSE_ANSWERS, COVER_CODES, DUTY_CODES, ESTIMATE_CODES, FEATURE_CODES, type CauseCode } from './message-codes.js';
import v1 from './rules/v1.json' with { type: 'json' };

const type = v.picklist(QUESTIONNAIRE_TYPES);
const code = v.pipe(v.string(), v.nonEmpty());
const area = v.picklist(Object.values(AREA_CODES).flat());
const cover = v.picklist(COVER_CODES);
const coverageClass = v.picklist(COVERAGE_CLASSES.map((one) => one.code));
const exclusion = v.picklist(EXCLUSIONS.map((one) => one.code));
const percent = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
const points = v.pipe(v.number(), v.integer(), v.minValue(-100), v.maxValue(100));
const euro = v.pipe(v.number(), v.integer(), v.minValue(0));
const day = v.pipe(v.string(), v.isoDate(), v.check(isDay, 'no such day'));
/** Sum: whole euro, or the key of a formula. */
const sum = v.union([euro, code]);

/** Risk area of a client type; it is relevant when its gate is true and one of its covers is relevant. */
const areaRule = v.strictObject({
  type,
  code: area,
  /** Weight in the overall score; those of a client type add up to 100. */
  weight: percent,
  /** Exposure and severity, 0 to 100, before the terms are added. */
  exposure: percent,
  severity: percent,
  gate: v.optional(condition),
});

/** Points that the answer to one question adds to the exposure or severity of an area. */
const termRule = v.pipe(
  v.strictObject({
    type,
    area,
    factor: v.picklist(['exposure', 'severity']),
    code: v.picklist(Object.keys(CAUSE_ANSWERS) as CauseCode[]),
    /** Points of each choice. */
    points: v.optional(v.record(code, points)),
    /** Points of a number: of the first step that it is below, else of the last; whole euro for money. */
    steps: v.optional(v.array(v.strictObject({ below: v.optional(euro), points }))),
    /** Points when the question does not apply; 0 when absent. */
    notApplicable: v.optional(points),
    /** Limit of the sum of several choices: the most when positive, the least when negative. */
    cap: v.optional(points),
  }),
  v.check(
    (term) => Object.keys(term.points ?? {}).every((choice) => isIn(CAUSE_ANSWERS[term.code], choice)),
    'points of an unknown choice',
  ),
  v.check((term) => (term.points === undefined) !== (term.steps === undefined), 'points or steps'),
);

/** Insurance cover that an area can need. */
const coverRule = v.strictObject({
  type,
  area,
  code: cover,
  weight: percent,
  /** Coverage classes of policies that serve it. */
  accepts: v.array(coverageClass),
  /** Condition under which it is relevant, besides the gate of its area. */
  when: v.optional(condition),
  /** Required sum; any policy suffices when absent. */
  required: v.optional(sum),
  /** Largest excess: whole euro, a share of the required sum, or the greater of both. */
  maxExcess: v.optional(v.strictObject({ amount: v.optional(euro), percent: v.optional(percent) })),
  /** Exclusions that count against a policy, with the condition under which they do. */
  exclusions: v.optional(v.array(v.strictObject({ code: exclusion, when: v.optional(condition) }))),
  /** Condition under which every policy counts as excluding something. */
  excludedWhen: v.optional(condition),
});

/** Duty by law or contract to have a cover: dated data, each with its source. */
const dutyRule = v.strictObject({
  type,
  code: v.picklist(DUTY_CODES),
  kind: v.picklist(['law', 'contract']),
  applies: condition,
  classes: v.array(coverageClass),
  /** Sum that must be insured. */
  sum: v.optional(sum),
  exclusions: v.optional(v.array(exclusion)),
  dueOn: v.optional(v.nullable(day)),
  /** Due days by condition; the latest of the rows that are not false holds. */
  dueOnRows: v.optional(v.array(v.strictObject({ when: condition, dueOn: day }))),
  test: v.picklist(['standard', 'lenient', 'all', 'always', 'motor']),
  source: code,
  checkedOn: day,
  validFrom: v.nullable(day),
  validTo: v.nullable(day),
});

/** Estimate in euro; it is listed when the gate of its area, or its condition, is not false. */
const estimateRule = v.strictObject({
  type,
  code: v.picklist(ESTIMATE_CODES),
  unit: v.picklist(['EUR', 'EUR/year', 'EUR/day']),
  area: v.optional(area),
  when: v.optional(condition),
  amount: expressionSchema,
  /** Questions that must be answered; those that the amount reads when absent. */
  reads: v.optional(v.array(code)),
  /** Formula that must have a single value; until then the questions that it reads are open too. */
  single: v.optional(code),
  /** Publisher of the rates. */
  source: v.optional(code),
});

/** Least content of a cover that is recommended. */
const minimumRule = v.strictObject({
  cover,
  durationYears: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  features: v.array(v.strictObject({ code: v.picklist(FEATURE_CODES), label: code })),
});

const shape = v.strictObject({
  version: code,
  areas: v.array(areaRule),
  terms: v.array(termRule),
  covers: v.array(coverRule),
  duties: v.array(dutyRule),
  minimums: v.array(minimumRule),
  /** Required sums and parts of them, by key. */
  formulas: v.record(code, expressionSchema),
  estimates: v.array(estimateRule),
});

export type Rules = v.InferOutput<typeof shape>;

export const rulesSchema = v.pipe(
  shape,
  v.check((rules) => namedFormulas(rules).every((key) => typeof key === 'number' || Object.hasOwn(rules.formulas, key)), 'unknown formula'),
  v.check(
    (rules) => type.options.every((one) => rules.areas.reduce((total, rule) => total + (rule.type === one ? rule.weight : 0), 0) === 100),
    'weights that do not add up to 100',
  ),
);

export type AreaRule = Rules['areas'][number];
export type TermRule = Rules['terms'][number];
export type CoverRule = Rules['covers'][number];
export type DutyRule = Rules['duties'][number];
export type EstimateRule = Rules['estimates'][number];

export const RULES_V1: Rules = v.parse(rulesSchema, v1);

function isIn(list: readonly string[], wanted: string): boolean {
  return list.includes(wanted);
}

function namedFormulas({ covers, duties, estimates, formulas }: Rules): (string | number)[] {
  return [
    ...covers.flatMap(({ required = [] }) => required),
    ...duties.flatMap((duty) => duty.sum ?? []),
    ...estimates.flatMap(({ single = [] }) => single),
    ...[...Object.values(formulas), ...estimates.map(({ amount }) => amount)].flatMap(formulasIn),
  ];
}
