import { caseOf } from './cases/all.js';
import { fieldsOf, resolved, typeOf, type Operation, type Schema } from './document.js';
import { merged } from './request-ids.js';
import { sample } from './samples.js';

/** A field of the body and a valid body in which a value can be inserted. */
export interface Field {
  pointer: string;
  schema: Schema;
  /** Body as JSON text with `token` as the JSON of the field. */
  bodyWith: (token: string) => string;
}

const PLACE = '\u0001here\u0001';

/**
 * Every field of the operation's body, including objects, arrays and their members.
 * @param idsFor ids that the body needs for the tested part, which the schema does not define
 */
export function bodyFields(
  operation: Operation,
  next: () => number,
  idsFor: (top: string) => Record<string, unknown> = () => ({}),
): Field[] {
  const { body: schema } = operation;
  if (!schema) return [];
  return fieldsOf(schema).map(({ pointer, schema: own }) => {
    const [, top = ''] = pointer.split('/');
    return {
      pointer,
      schema: own,
      bodyWith: (token) => {
        const body = merged(baseFor(operation, top, next), structuredClone(idsFor(top)));
        if (pointer.split('/').length > 2) body[top] ??= sample(resolved(schema).properties?.[top] ?? {}, next);
        put(body, pointer.split('/').slice(1), PLACE);
        return JSON.stringify(body).replace(JSON.stringify(PLACE), () => token);
      },
    };
  });
}

/** Body from the case, or a sample of the schema, to which the field can be added. */
function baseFor(operation: Operation, top: string, next: () => number): Record<string, unknown> {
  const known = caseOf(operation);
  const body = known?.body?.(next) ?? (sample(operation.body ?? {}, next) as Record<string, unknown>);
  return { ...body, ...known?.withField?.(top).body };
}

function put(into: unknown, [key = '', ...rest]: string[], value: unknown): void {
  const owner = into as Record<string, unknown>;
  if (rest.length === 0) owner[key] = value;
  else {
    owner[key] ??= rest[0] === '0' ? [] : {};
    put(owner[key], rest, value);
  }
}

export const isText = (schema: Schema): boolean => typeOf(schema) === 'string';

/** Reads the value at the JSON pointer. */
export const at = (body: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (inner, key) => (inner === null || typeof inner !== 'object' ? undefined : (inner as Record<string, unknown>)[key]),
      body,
    );

const SPACES = /\s/g;
/**
 * Normalized forms that the API stores: values read back must equal exactly these. Telephone numbers are normalized by a
 * library, so only their digits are checked.
 */
const KEPT_AS: Record<string, (text: string) => string> = {
  email: (text) => text.toLowerCase(),
  pec: (text) => text.toLowerCase(),
  fiscalCode: (text) => text.replace(SPACES, '').toUpperCase(),
  vatNumber: (text) => text.replace(SPACES, '').replace(/^IT/i, ''),
  omniaCode: (text) => text.trim(),
  amount: (text) => Number(text).toFixed(2),
  iban: (text) =>
    text
      .replace(/[\s.-]/g, '')
      .toUpperCase()
      .replace(/^IBAN:?/, ''),
  bic: (text) => text.toUpperCase(),
  color: (text) => text.toLowerCase(),
  at: (text) => new Date(text).toISOString(),
};

/** Text as the operation stores it in the field. */
export function kept(operation: Operation, field: string, text: string): string {
  if (caseOf(operation)?.trimmed?.includes(field)) return text.trim();
  return KEPT_AS[field]?.(text) ?? text;
}
