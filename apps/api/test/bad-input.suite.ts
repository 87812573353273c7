import { startApp, type TestApp } from './app.js';
import { at, bodyFields, isText, kept } from './bad-input-fields.js';
import { queryOf, BadInputFixture } from './bad-input-fixture.js';
import { NUMBERS, RAW_BODIES, stringsFor, TYPES, type Attempt } from './bad-input-values.js';
import { caseOf } from './cases/all.js';
import { operationOf, operations, resolved, typeOf, type Operation } from './document.js';
import { report } from './figures.js';
import { nameOfThisFile, operationsOfThisFile } from './parts.js';

let test: TestApp;
let fixture: BadInputFixture;
let count = 0;
const next = () => (count += 1);

/** Operations that may answer 401 to well-formed credentials. */
const REFUSED_CREDENTIALS = ['logIn', 'verifyLogIn', 'logInWithPasskey'];
/** Operations that check the link's token first; other field errors are only reported for a valid token. */
const LINKS: Record<string, string> = {
  confirmPasswordReset: '/token',
  openInvitation: '/token',
  acceptInvitation: '/token',
  addMyPasskey: '/passkeyToken',
};
/** Whether the answer is the 413 to an anonymous request above 16 kB, whose body is not parsed. */
const tooLong = ({ permissions }: Operation, { status }: { status: number }) => permissions === 'public' && status === 413;

/** Operations whose answer does not repeat the fields. */
const REPEATS_NOTHING = ['checkClient', 'bulkAdvanceCrmActions', 'verifyDocument'];
/** Fields that are only stored in the signed file. */
const IN_THE_FILE = ['signIntervention /capturedAt'];
/** Fields that have another name in the answer. */
const READ_AS: Record<string, string> = {
  'loseProspect /reason': '/lostReason',
  'signIntervention /signerName': '/signature/signerName',
  ...Object.fromEntries(
    [
      'title',
      ...['code', 'text', 'help', 'unit', 'showIf', 'areas/0', 'choices/0/code', 'choices/0/label'].map((name) => `questions/0/${name}`),
    ].map((field) => [`updateQuestionnaireTemplate /sections/0/${field}`, `/content/sections/0/${field}`]),
  ),
  ...Object.fromEntries(
    ['description', 'notes', 'plannedOn', 'plannedTime'].flatMap((field) => [
      [`closeCrmActionWithHistory /history/${field}`, `/created/${field}`],
      [`continueCrmActionWithAction /action/${field}`, `/created/${field}`],
    ]),
  ),
};

/** Offset by operation, so that fields common to many operations get different strings in each. */
const placeOf = (operation: Operation): number => operations.indexOf(operation) * 7;

async function tryField(operation: Operation, field: ReturnType<typeof bodyFields>[number], attempt: Attempt): Promise<string | undefined> {
  const { pointer, schema } = field;
  const [, top = ''] = pointer.split('/');
  const { path } = fixture.idsFor(operation, top);
  const answer = await fixture.send(`${pointer} = ${attempt.name}`, { operation, path, raw: field.bodyWith(attempt.token) });
  const label = `${pointer} = ${attempt.name}: ${answer.status} ${answer.text.slice(0, 200)}`;
  if (answer.status === 401 && REFUSED_CREDENTIALS.includes(operation.id)) return undefined;
  const link = LINKS[operation.id];
  if (answer.status === 422 && link && BadInputFixture.named(answer, link)) return undefined;
  if (tooLong(operation, answer)) return undefined;
  // A conflict that names the field is also a valid reason, for example a code that another operation has used.
  if (answer.status >= 400)
    return [409, 422].includes(answer.status) && BadInputFixture.named(answer, pointer) ? undefined : `refused without a reason: ${label}`;
  const value = JSON.parse(attempt.token) as unknown;
  if (value !== null && !fixture.http.contract.accepts(schema, value)) return `accepted, though the document forbids it: ${label}`;
  // Deferred work does not repeat the request in its answer.
  if (attempt.text === undefined || answer.status === 202 || REPEATS_NOTHING.includes(operation.id)) return undefined;
  if (IN_THE_FILE.includes(`${operation.id} ${pointer}`)) return undefined;
  return await misread(operation, pointer, attempt.text, answer.json);
}

/** Checks that an accepted value is read back unchanged or in its normalized form. */
async function misread(
  operation: Operation,
  pointer: string,
  sent: string,
  answered: Record<string, unknown> | undefined,
): Promise<string | undefined> {
  if (answered === undefined) return undefined;
  const name =
    pointer
      .split('/')
      .filter((part) => !/^\d+$/.test(part))
      .at(-1) ?? '';
  const again =
    operation.id === 'updateClient'
      ? (await fixture.http.send({ operation: operationOf('getClient'), path: { id: String(answered.id) }, token: fixture.token })).json
      : answered;
  const place = READ_AS[`${operation.id} ${pointer}`] ?? pointer;
  const read = [at(answered, place), at(again, place)];
  if (read.every((value) => value === kept(operation, name, sent))) return undefined;
  if (/phones?/.test(pointer) && read.every((value) => typeof value === 'string' && /^\+\d{6,15}$/.test(value))) return undefined;
  return `${operation.id} ${pointer}: sent ${JSON.stringify(sent).slice(0, 100)}, read ${JSON.stringify(read).slice(0, 200)}`;
}

/** Declares the tests of one part of the operations. */
export function badInput(): void {
  const name = nameOfThisFile();
  const chosen = operationsOfThisFile();

  beforeAll(async () => {
    test = await startApp({}, name);
    fixture = await BadInputFixture.open(test, chosen);
  }, 60_000);
  afterAll(async () => {
    await fixture.close();
    await test.close();
    report(name, { 'bad inputs tried': fixture.found.tried, '5xx': fixture.found.serverErrors.length });
  });

  describe.each(chosen.filter(({ body }) => body))('the body of $id', (operation) => {
    it('names the field that it refuses, and stores accepted values unchanged', async () => {
      const fields = bodyFields(operation, next, (top) => fixture.idsFor(operation, top).body);
      const place = placeOf(operation);
      const wrong: (string | undefined)[] = [];
      for (const [index, field] of fields.entries()) {
        const strings = isText(field.schema) ? stringsFor(place + index, field.schema) : [];
        const numbers = ['integer', 'number'].includes(typeOf(field.schema) ?? '') ? NUMBERS : [];
        for (const attempt of [...TYPES, ...numbers, ...strings]) wrong.push(await tryField(operation, field, attempt));
      }
      expect(wrong.filter(Boolean)).toEqual([]);
    }, 300_000);

    it('refuses unknown fields', async () => {
      for (const name of ['agencyId', 'role', 'x', 'toString', '__defineGetter__', 'a/b~c', 'è', '', ' ']) {
        const answer = await fixture.send(`unknown field ${name}`, { operation, body: { [name]: 1 } });
        expect([name, answer.status, BadInputFixture.named(answer, `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)]).toEqual([
          name,
          422,
          true,
        ]);
      }
    });

    it.each(RAW_BODIES)('refuses $name', async ({ name, bytes, headers, statuses, asEmpty }) => {
      const answer = await fixture.send(name, { operation, raw: bytes, ...(headers ? { headers } : {}) });
      if (tooLong(operation, answer)) return;
      const emptyIsGood = asEmpty && !resolved(operation.body ?? {}).required;
      expect(emptyIsGood ? [200, 202, ...statuses] : statuses).toContain(answer.status);
    });
  });

  describe.each(chosen)('the address of $id', (operation) => {
    it('refuses parameters that are unknown, repeated or not text', async () => {
      const asked = async (query: string) => (await fixture.send(query, { operation, query })).status;
      expect(await asked('unknown=1')).toBe(400);
      expect(await asked('__proto__=1')).toBe(400);
      expect(await asked('toString=1')).toBe(400);
      expect(await asked('x=%ff')).toBe(400);
      expect(await asked('x=%00')).toBe(400);
      expect(await asked('x=%')).toBe(400);
      for (const { name } of queryOf(operation)) expect([name, await asked(`${name}=1&${name}=2`)]).toEqual([name, 400]);
    });

    it('names the parameter that it refuses', async () => {
      const wrong: string[] = [];
      for (const [index, { name, schema }] of queryOf(operation).entries()) {
        const others = queryOf(operation).filter((other) => other.required && other.name !== name);
        const needed = { ...Object.fromEntries(others.map((other) => [other.name, 'roma'])), ...caseOf(operation)?.query };
        const values = [
          ...stringsFor(placeOf(operation) + index, schema),
          ...[...TYPES, ...NUMBERS].filter(({ text }) => text === undefined),
        ];
        for (const { name: label, text, token } of values) {
          const value = text ?? token;
          if (!value.isWellFormed() || value.length > 12_000) continue;
          const answer = await fixture.send(`${name}=${label}`, {
            operation,
            query: new URLSearchParams({ ...needed, [name]: value }).toString(),
          });
          const named = BadInputFixture.named(answer, name) || ['bad-cursor', 'bad-address'].includes(String(answer.json?.code));
          if (answer.status >= 300 && !(answer.status === 400 && named))
            wrong.push(`${name}=${label}: ${answer.status} ${answer.text.slice(0, 200)}`);
        }
      }
      expect(wrong).toEqual([]);
    }, 120_000);

    it('answers 404 for a malformed id', async () => {
      const wrong: string[] = [];
      for (const { name } of operation.parameters.filter(({ in: place }) => place === 'path')) {
        for (const { name: label, text = '' } of stringsFor(placeOf(operation))) {
          if (!text.isWellFormed() || text.length > 12_000 || /^\.{0,2}$/.test(text)) continue;
          const { status } = await fixture.send(`path ${label}`, {
            operation,
            path: { [name]: text },
            body: operation.body && { ...caseOf(operation)?.body?.(next), ...fixture.idsFor(operation).body },
          });
          const expected = text.includes('\0') ? [400, 404] : text.length > 200 ? [404, 414] : [404];
          if (!expected.includes(status)) wrong.push(`${label}: ${status}`);
        }
      }
      expect(wrong).toEqual([]);
    }, 120_000);

    it('refuses malformed headers', async () => {
      if (operation.versioned) {
        for (const tag of ['', 'W/"1"', '1', '"1', '"-1"', '"1.5"', '"1", "2"', '"99999999999"', '"x"', '*, "1"', "'1'"])
          expect([tag, (await fixture.send(`If-Match ${tag}`, { operation, headers: { 'if-match': tag } })).status]).toEqual([tag, 412]);
      }
      if (operation.method === 'POST' && operation.permissions !== 'public' && !operation.showsSecretOnce) {
        for (const key of ['', ' ', 'a b', 'x'.repeat(256), 'è', '\u00ff'])
          expect([
            key,
            (
              await fixture.send(`Idempotency-Key ${key}`, {
                operation,
                body: operation.body ? {} : undefined,
                headers: { 'idempotency-key': key },
              })
            ).status,
          ]).toEqual([key, 400]);
      }
      for (const token of ['', 'x', 'a.b.c', 'x'.repeat(10_000), 'null', 'sst_live_x'])
        if (operation.permissions !== 'public')
          expect((await fixture.send('token', { operation, token: token || undefined })).status).toBe(401);
    });
  });

  it('no request failed with 5xx or was slow, and no refused request changed a row', () => {
    const { serverErrors, slow, changed } = fixture.found;
    expect({ serverErrors, slow, changed }).toEqual({ serverErrors: [], slow: [], changed: [] });
  });

  it('every answer matched the OpenAPI document', () => expect([...fixture.http.mismatches]).toEqual([]));
}
