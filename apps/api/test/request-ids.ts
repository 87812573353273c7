import type { Case } from './cases/case.js';
import { fieldsOf, type Operation } from './document.js';
import type { Call } from './http-client.js';

/** Places of a request that take ids, according to the API document. */
export function idsOf(operation: Operation): string[] {
  const parameters = operation.parameters
    .filter(
      ({ in: place, name, schema }) =>
        place === 'path' || (place === 'query' && (/Ids?$/.test(name) || isId(schema) || isId(schema.items ?? {}))),
    )
    .map(({ in: place, name }) => `${place} ${name}`);
  const fields = operation.body ? fieldsOf(operation.body).filter(({ schema }) => isId(schema)) : [];
  return [...parameters, ...fields.map(({ pointer }) => `body ${pointer}`)];
}

const isId = (schema: { format?: string }) => schema.format === 'uuid';

/** @throws when the case does not define the kind; `uncovered` reports that first */
export function kindOf(known: Case, place: string): string {
  const kind = known.ids?.[place];
  if (!kind) throw new Error(`No case provides a value for ${place}.`);
  return kind;
}

/** Puts the id into its place of the request, `path id`, `query tagId` or `body /tagIds/0`. */
export function putId(call: Call, place: string, id: string): void {
  const [where, name = ''] = place.split(' ');
  if (where === 'path') call.path = { ...call.path, [name]: id };
  else if (where === 'query') call.query = { ...(call.query as Record<string, string>), [name]: id };
  else call.body = merged(call.body as Record<string, unknown>, nested(name.split('/').slice(1), id));
}

const nested = ([key = '', ...rest]: string[], id: string): Record<string, unknown> => {
  const inner = rest.length === 0 ? id : rest[0] === '0' ? [rest.length === 1 ? id : nested(rest.slice(1), id)] : nested(rest, id);
  return { [key]: inner };
};

/** Merges objects, also those inside arrays. */
export const merged = (body: Record<string, unknown>, more: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries({ ...body, ...more }).map(([key, value]) => {
      return [key, mergedValue(body[key], value)];
    }),
  );

/** Merges objects, also inside arrays, and replaces arrays of plain values. */
function mergedValue(before: unknown, value: unknown): unknown {
  if (Array.isArray(before) && Array.isArray(value) && typeof value[0] === 'object')
    return value.map((item: unknown, index) => mergedValue(before[index], item));
  const both = [before, value].every((tenant) => typeof tenant === 'object' && tenant !== null && !Array.isArray(tenant));
  return both ? merged(before as Record<string, unknown>, value as Record<string, unknown>) : value;
}
