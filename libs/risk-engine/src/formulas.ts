import { operandsOf, type Expression } from './expression.js';
import { codesIn, type Facts } from './facts.js';
import { clamp, exactly, mapRising, span, sum, type Interval } from './interval.js';
import type { Rules } from './rules.js';

const EURO = 100;

/** One step of a computation: its rule, its value (money in cents) and the steps that it was made of. */
export interface Step {
  rule: Expression;
  value: Interval;
  parts: readonly Step[];
}

/** Computes an expression of the rules, with every step. */
export function compute(facts: Facts, rule: Expression): Step {
  switch (rule.op) {
    case 'formula':
      return withParts(rule, [compute(facts, formula(facts.rules, rule.key))], ([of]) => of);
    case 'when': {
      const truth = facts.truth(rule.condition);
      if (truth === false) return { rule, value: exactly(0), parts: [] };
      return withParts(rule, [compute(facts, rule.of)], ([of]) => (truth === null ? span([exactly(0), of]) : of));
    }
    case 'sum':
    case 'product':
    case 'greatest':
    case 'difference':
    case 'percent':
    case 'quotient':
    case 'limits':
      return withParts(
        rule,
        operandsOf(rule).map((part) => compute(facts, part)),
        (values) => combine(rule, values),
      );
    default:
      return { rule, value: leaf(facts, rule), parts: [] };
  }
}

/** @param key a key of the rules, or whole euro */
export function requiredSum(facts: Facts, key: number | string): Interval {
  return typeof key === 'number' ? exactly(key * EURO) : compute(facts, formula(facts.rules, key)).value;
}

/** Questions that an expression reads, also through the formulas that it names. */
export function readsOf(rules: Rules, rule: Expression): string[] {
  const own = 'code' in rule ? [rule.code] : rule.op === 'when' ? codesIn(rule.condition) : [];
  const ofRows = rule.op === 'rows' ? rule.rows.flatMap(({ when }) => codesIn(when)) : [];
  const ofFormula = rule.op === 'formula' ? readsOf(rules, formula(rules, rule.key)) : [];
  return [...own, ...ofRows, ...ofFormula, ...operandsOf(rule).flatMap((part) => readsOf(rules, part))];
}

export function formula({ formulas }: Rules, key: string): Expression {
  const known = formulas[key];
  if (!known) throw new Error(`The rules name the sum ${key}, which has no formula.`);
  return known;
}

type Values = readonly [Interval, ...Interval[]];

function withParts(rule: Expression, parts: readonly Step[], value: (values: Values) => Interval): Step {
  return { rule, value: value(parts.map((part) => part.value) as unknown as Values), parts };
}

function combine(rule: Expression, values: Values): Interval {
  const [of, less = exactly(0)] = values;
  switch (rule.op) {
    case 'sum':
      return sum(...values);
    case 'product':
      return values.reduce((left, right) => [left[0] * right[0], left[1] * right[1]]);
    case 'greatest':
      return [Math.max(...values.map(([low]) => low)), Math.max(...values.map(([, high]) => high))];
    case 'difference':
      return [of[0] - less[1], of[1] - less[0]];
    case 'percent':
      return mapRising(of, (value) => Math.floor((value * rule.percent) / 100));
    case 'quotient':
      return mapRising(of, (value) => Math.floor(value / rule.by));
    case 'limits': {
      const scale = scaleOf(rule.unit);
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = rule;
      return mapRising(of, (value) => clamp(value, min * scale, max * scale));
    }
    default:
      return of;
  }
}

function leaf(facts: Facts, rule: Expression): Interval {
  switch (rule.op) {
    case 'answer':
      return facts.number(rule.code);
    case 'constant':
      return exactly(rule.value * scaleOf(rule.unit));
    case 'choice':
      return mapRising(facts.choice(rule.code, rule.values), (value) => value * scaleOf(rule.unit));
    case 'rows': {
      const possible = rule.rows.filter(({ when }) => facts.truth(when) !== false).map(({ euro }) => exactly(euro * EURO));
      return possible.length === 0 ? exactly(0) : span(possible);
    }
    case 'policies':
      return exactly(
        facts.inForce.reduce(
          (total, { coverageClass, sumInsured }) => total + (coverageClass === rule.coverageClass ? (sumInsured ?? 0) : 0),
          0,
        ),
      );
    default:
      return exactly(0);
  }
}

const scaleOf = (unit: 'euro' | 'number'): number => (unit === 'euro' ? EURO : 1);
