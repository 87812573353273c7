import { CLIENT_CLASSES, CLIENT_TYPES, type ClientType } from '../src/clients/client.dto.js';
import { caseOf } from './cases/all.js';
import { fieldsOf, openApi, resolved, typeOf, type Operation, type Schema } from './document.js';
import { sample } from './samples.js';

/** Where a value is put: a field of the body with a body around it that is accepted. */
export interface Field {
  pointer: string;
  schema: Schema;
  /** The body as text, with the value's JSON in its place. */
  bodyWith: (token: string) => string;
}

const PLACE = '\u0001here\u0001';

/**
 * Every field of the operation's body, objects, lists and their members included.
 * @param idsFor what the body needs, by the part of it that is tried, and no schema says
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
        const body = { ...baseFor(operation, top, next), ...structuredClone(idsFor(top)) };
        if (pointer.split('/').length > 2) body[top] ??= sample(resolved(schema).properties?.[top] ?? {}, next);
        put(body, pointer.split('/').slice(1), PLACE);
        return JSON.stringify(body).replace(JSON.stringify(PLACE), () => token);
      },
    };
  });
}

/** What the case sends, or what the schema asks for; of a client, one of a type that has the field. */
function baseFor(operation: Operation, top: string, next: () => number): Record<string, unknown> {
  const body = caseOf(operation)?.body?.(next) ?? (sample(operation.body ?? {}, next) as Record<string, unknown>);
  if (!['createClient', 'createProspect'].includes(operation.id)) return body;
  const type = typeWith(top);
  return type === 'corporate' ? { type, companyName: body.lastName } : { ...body, type };
}

/** A type of client that has the field. */
export const typeWith = (field: string): ClientType =>
  CLIENT_TYPES.find((name) => field in (openApi.components.schemas[CLIENT_CLASSES[name].name]?.properties ?? {})) ?? 'retail';

function put(into: unknown, [key = '', ...rest]: string[], value: unknown): void {
  const owner = into as Record<string, unknown>;
  if (rest.length === 0) owner[key] = value;
  else {
    owner[key] ??= rest[0] === '0' ? [] : {};
    put(owner[key], rest, value);
  }
}

export const isText = (schema: Schema): boolean => typeOf(schema) === 'string';

/** Reads what stands at the pointer. */
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
 * The forms in which we keep what people write otherwise: what is read back is compared with these, and with nothing
 * looser. A telephone number's one form is the library's to say: it must name the same digits.
 */
export const KEPT_AS: Record<string, (text: string) => string> = {
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
  'createTag name': (text) => text.trim(),
  'createPipelineStage name': (text) => text.trim(),
  'updatePipelineStage name': (text) => text.trim(),
  'createView name': (text) => text.trim(),
  'updateView name': (text) => text.trim(),
  'updateTag name': (text) => text.trim(),
  'createCrmActionType name': (text) => text.trim(),
  'updateCrmActionType name': (text) => text.trim(),
  'createOutcome name': (text) => text.trim(),
  'updateOutcome name': (text) => text.trim(),
};
