import { parseCondition } from '@sestante/questionnaire/condition';
import * as v from 'valibot';

/** Amounts of `euro` are whole euro in the rules and cents when they are computed. */
type Unit = 'euro' | 'number';

/** How a sum follows from the answers. None falls as an answer grows, except in what a `difference` takes away. */
export type Expression =
  | { op: 'answer'; code: string }
  | { op: 'constant'; unit: Unit; value: number }
  /** Value that belongs to the chosen choice. */
  | { op: 'choice'; code: string; unit: Unit; values: Readonly<Record<string, number>> }
  /** Value of the row whose condition is true, in whole euro. */
  | { op: 'rows'; rows: readonly { when: string; euro: number }[] }
  /** Sums of the policies of one class in force; one without a sum counts as nothing. */
  | { op: 'policies'; coverageClass: string }
  | { op: 'formula'; key: string }
  | { op: 'sum' | 'product' | 'greatest'; of: readonly Expression[] }
  | { op: 'difference'; of: Expression; less: Expression }
  | { op: 'percent'; percent: number; of: Expression }
  | { op: 'quotient'; by: number; of: Expression }
  | { op: 'limits'; unit: Unit; min?: number | undefined; max?: number | undefined; of: Expression }
  /** Zero when the condition is false. */
  | { op: 'when'; condition: string; of: Expression };

export const conditionSchema = v.pipe(v.string(), v.check(isCondition, 'not a condition'));

const unit = v.picklist(['euro', 'number']);
const text = v.pipe(v.string(), v.nonEmpty());
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const inner = v.lazy((): v.GenericSchema<Expression> => expressionSchema);

export const expressionSchema: v.GenericSchema<Expression> = v.variant('op', [
  v.strictObject({ op: v.literal('answer'), code: text }),
  v.strictObject({ op: v.literal('constant'), unit, value: whole }),
  v.strictObject({ op: v.literal('choice'), code: text, unit, values: v.record(text, whole) }),
  v.strictObject({ op: v.literal('rows'), rows: v.array(v.strictObject({ when: conditionSchema, euro: whole })) }),
  v.strictObject({ op: v.literal('policies'), coverageClass: text }),
  v.strictObject({ op: v.literal('formula'), key: text }),
  v.strictObject({ op: v.picklist(['sum', 'product', 'greatest']), of: v.pipe(v.array(inner), v.minLength(1)) }),
  v.strictObject({ op: v.literal('difference'), of: inner, less: inner }),
  v.strictObject({ op: v.literal('percent'), percent: whole, of: inner }),
  v.strictObject({ op: v.literal('quotient'), by: v.pipe(whole, v.minValue(1)), of: inner }),
  v.strictObject({ op: v.literal('limits'), unit, min: v.optional(whole), max: v.optional(whole), of: inner }),
  v.strictObject({ op: v.literal('when'), condition: conditionSchema, of: inner }),
]);

/** Expressions that an expression is made of. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'sum':
    case 'product':
    case 'greatest':
      return expression.of;
    case 'difference':
      return [expression.of, expression.less];
    case 'percent':
    case 'quotient':
    case 'limits':
    case 'when':
      return [expression.of];
    default:
      return [];
  }
}

/** Keys of the formulas that an expression names. */
export const formulasIn = (expression: Expression): string[] =>
  expression.op === 'formula' ? [expression.key] : operandsOf(expression).flatMap(formulasIn);

function isCondition(text: string): boolean {
  try {
    parseCondition(text);
    return true;
  } catch {
    return false;
  }
}
