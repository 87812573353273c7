import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { startApp, type TestApp } from './app.js';
import {
  fieldsOf,
  openApi,
  operations,
  operationsOf,
  resolved,
  typeOf,
  type Operation,
  type RawDocument,
  type Schema,
} from './document.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

it('the document lists the operations of the application', () => {
  const running = SwaggerModule.createDocument(test.app, new DocumentBuilder().build(), { operationIdFactory: (_, method) => method });
  const names = (list: Operation[]) => list.map(({ method, path, id, permissions }) => ({ method, path, id, permissions }));
  expect(names(operationsOf(running as unknown as RawDocument))).toEqual(names(operations));
});

it('each has a unique name, a description, and says who may call it', () => {
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  expect(
    operations.filter(({ id, summary, permissions }) => !/^[a-z][A-Za-z]+$/.test(id) || !summary || permissions === undefined),
  ).toEqual([]);
});

/** Has no body, so that the answer does not reveal whether the account exists. */
const SAYS_NOTHING = 'requestPasswordReset202';

it('each has a schema for its successful answer and for every problem', () => {
  const without = operations.flatMap(({ id, responses }) =>
    Object.entries(responses)
      .filter(
        ([status, { content }]) =>
          !['204', '304'].includes(status) && id + status !== SAYS_NOTHING && !Object.values(content ?? {}).some(({ schema }) => schema),
      )
      .map(([status]) => `${id} ${status}`),
  );
  expect(without).toEqual([]);
});

it('every input is bounded: texts, lists and numbers', () => {
  const endless = (schema: Schema): boolean => {
    const { format, pattern, maxLength, maxItems, maximum, minimum, enum: values } = resolved(schema);
    switch (typeOf(schema)) {
      case 'string':
        return maxLength === undefined && !values && !pattern?.endsWith('$') && !['uuid', 'date', 'date-time'].includes(format ?? '');
      case 'array':
        return maxItems === undefined && !resolved(resolved(schema).items ?? {}).enum;
      case 'integer':
      case 'number':
        return maximum === undefined || minimum === undefined;
      default:
        return false;
    }
  };
  const found = operations.flatMap(({ id, body, parameters }) => [
    ...(body ? fieldsOf(body) : []).filter(({ schema }) => endless(schema)).map(({ pointer }) => `${id} ${pointer}`),
    ...parameters.filter(({ in: place, schema }) => place !== 'path' && endless(schema)).map(({ name }) => `${id} ?${name}`),
  ]);
  expect(found).toEqual([]);
});

it('every field of a record is always present, possibly null', () => {
  const records = [
    'RetailClient',
    'ProfessionalClient',
    'CorporateClient',
    'TagDto',
    'MeDto',
    'SessionDto',
    'TimelineEntryDto',
    'TrashItemDto',
  ];
  for (const name of records) {
    const { properties = {}, required = [] } = openApi.components.schemas[name] ?? {};
    expect([name, Object.keys(properties).filter((field) => !required.includes(field))]).toEqual([name, []]);
  }
});
