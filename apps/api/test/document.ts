import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** Subset of JSON Schema that the API document uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  pattern?: string;
  enum?: unknown[];
  example?: unknown;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required?: boolean;
  schema: Schema;
}

export interface Operation {
  id: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | undefined;
  permissions: string[] | 'public';
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
  /** Whether the operation requires `If-Match`. */
  versioned: boolean;
  /** Whether the operation rejects `Idempotency-Key`. */
  showsSecretOnce: boolean;
  summary: string | undefined;
}

interface RawOperation extends Pick<Operation, 'responses' | 'summary'> {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  'x-permissions'?: string[] | 'public';
  'x-shows-secret-once'?: boolean;
}

/** OpenAPI document as stored. */
export interface RawDocument {
  paths: Record<string, Record<string, RawOperation>>;
  components: { schemas: Record<string, Schema> };
}

/** The checked-in API document, from which the generated suites are built. */
export const openApi = JSON.parse(readFileSync(resolve(import.meta.dirname, '../openapi.json'), 'utf8')) as RawDocument;

export const operationsOf = (document: RawDocument): Operation[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      id: raw.operationId,
      method: method.toUpperCase(),
      path,
      parameters: raw.parameters ?? [],
      body: raw.requestBody?.content['application/json']?.schema,
      permissions: raw['x-permissions'] ?? [],
      responses: raw.responses,
      showsSecretOnce: raw['x-shows-secret-once'] ?? false,
      versioned: (raw.parameters ?? []).some(({ name }) => name === 'If-Match'),
      summary: raw.summary,
    })),
  );

export const operations = operationsOf(openApi);

/** @throws when the API document has no such operation */
export function operationOf(id: string): Operation {
  const operation = operations.find((known) => known.id === id);
  if (!operation) throw new Error(`The document has no operation ${id}.`);
  return operation;
}

/** Resolves references and unwraps nullable schemas. */
export function resolved(schema: Schema): Schema {
  const inner = schema.allOf?.[0] ?? schema.anyOf?.find(({ type }) => type !== 'null');
  if (inner) return resolved(inner);
  if (!schema.$ref) return schema;
  const found = openApi.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`The document has no ${schema.$ref}.`);
  return resolved(found);
}

/** JSON type of the schema, ignoring `null`. */
export const typeOf = (schema: Schema): string | undefined => {
  const { type } = resolved(schema);
  return Array.isArray(type) ? type.find((name) => name !== 'null') : type;
};

/** Every field of a body at any depth, such as `/household/members/0/firstName`, with its schema; includes objects and arrays. */
export function fieldsOf(schema: Schema, pointer = ''): { pointer: string; schema: Schema }[] {
  const own = resolved(schema);
  const inner = [
    ...Object.entries(own.properties ?? {}).flatMap(([name, property]) => fieldsOf(property, `${pointer}/${name}`)),
    ...(own.items ? fieldsOf(own.items, `${pointer}/0`) : []),
  ];
  return pointer === '' ? inner : [{ pointer, schema: own }, ...inner];
}
