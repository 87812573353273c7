import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { importCalls } from '../../test/import-calls.js';
import type { Person, TestAgency } from '../../test/make.js';
import { overhear, type Overheard } from '../../test/overhear.js';
import { Admission } from '../core/admission.js';
import { AccessTokens } from '../core/auth/access-token.js';

let test: TestApp;
let overheard: Overheard;
let url: string;
beforeAll(async () => {
  overheard = overhear();
  test = await startApp({ LOG_LEVEL: 'info', SESTANTE_WORKER: 'on' }, 'exports_interrupted');
  url = await test.app.getUrl();
});
afterAll(async () => {
  await test.close();
  overheard.stop();
});

/** Fetches a file whose rows wait for a lock on `table` until `meanwhile` ends; its header has already been sent. */
const fetchedBehindLock = (person: Person, path: string, table: string, meanwhile: (answer: IncomingMessage) => Promise<unknown>) =>
  asLogin(test.database.adminUrl, async (db) => {
    await db.query('BEGIN');
    await db.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const request = get(`${url}${path}`, {
      headers: { Authorization: `Bearer ${test.app.get(AccessTokens).sign(person.id, person.sessionId)}` },
    });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    request.on('error', () => undefined);
    const parts: Buffer[] = [];
    const read = (async () => {
      for await (const part of answer) parts.push(part as Buffer);
    })().then(
      () => 'whole',
      (error: { code?: string }) => error.code,
    );
    await meanwhile(answer);
    await db.query('COMMIT');
    const end = await read;
    return { status: answer.statusCode, id: String(answer.headers['x-request-id']), end, text: Buffer.concat(parts).toString() };
  });

const ENDED = 'ESPORTAZIONE INTERROTTA: i diritti di chi ha chiesto il file sono cambiati mentre si scaricava. Il file non è completo.\r\n';

const exportBy = async (person: Person): Promise<string> => {
  const body = { target: 'clients', format: 'csv', columns: ['displayName'] };
  return (await test.as(person).post('exports').send(body).expect(202)).body.file;
};
const rejectedBy = async (person: Person): Promise<string> => {
  const calls = importCalls(test);
  const { id } = await calls.uploaded(person, 'Cognome;Nome;Data di nascita\nRossi;Mario;31/02/1980\nVerdi;Anna;\n');
  await calls.work(person, id, 'dry-run');
  return `/api/v1/imports/${id}/rejected.csv`;
};

describe('an export in progress whose owner', () => {
  const changes: [string, (agency: TestAgency, person: Person) => Promise<unknown>][] = [
    [
      'gets narrower visibility',
      ({ admin }, { id }) => test.as(admin).patch(`users/${id}`).set('If-Match', '*').send({ visibility: 'own' }).expect(200),
    ],
    [
      'gets a role that may not export',
      ({ admin }, { id }) =>
        test.as(admin).patch(`users/${id}`).set('If-Match', '*').send({ role: 'front_office', visibility: 'agency' }).expect(200),
    ],
    ['is deactivated', ({ admin }, { id }) => test.as(admin).patch(`users/${id}`).set('If-Match', '*').send({ active: false }).expect(200)],
    ['signs out', (_, person) => test.as(person).delete(`me/sessions/${person.sessionId}`).expect(204)],
  ];
  const files: [string, string, (person: Person) => Promise<string>][] = [
    ['export', 'clients', exportBy],
    ['rejected rows', 'import_outcomes', rejectedBy],
  ];
  it.each(changes.flatMap(([what, change]) => files.map(([kind, table, file]) => [what, kind, table, file, change] as const)))(
    '%s ends with a sentence that says it is incomplete: %s',
    async (_, __, table, file, change) => {
      const agency = await test.make.agency();
      const person = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
      await test.make.client(agency.admin);
      const { status, text, end } = await fetchedBehindLock(person, await file(person), table, () => change(agency, person));
      expect({ status, end }).toEqual({ status: 200, end: 'whole' });
      expect(text.split('\r\n').slice(1).join('\r\n')).toBe(ENDED);
    },
  );

  it('gets wider visibility or another role that may export is complete', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency, { role: 'agent', visibility: 'own' });
    const mine = await test.make.client(person);
    await test.make.client(agency.admin);
    const change = { role: 'back_office', visibility: 'agency' };
    const { text } = await fetchedBehindLock(person, await exportBy(person), 'clients', () =>
      test.as(agency.admin).patch(`users/${person.id}`).set('If-Match', '*').send(change).expect(200),
    );
    expect(text).toBe(`\uFEFFNome\r\n${mine.displayName}\r\n`);
  });
});

it('a file whose statement fails resets the connection, and is logged with its request id', async () => {
  const { admin } = await test.make.agency();
  await test.make.client(admin);
  for (const [file, table, route] of [
    [await exportBy(admin), 'clients', 'exports/:id/file'],
    [await rejectedBy(admin), 'import_outcomes', 'imports/:id/rejected.csv'],
  ] as const) {
    // Holds the lock for longer than a statement's lock timeout.
    const { status, end, id } = await fetchedBehindLock(admin, file, table, (answer) => new Promise((over) => answer.once('close', over)));
    expect({ status, end }).toEqual({ status: 200, end: 'ECONNRESET' });
    const lines = overheard.text().split('\n');
    const logged = lines.filter((line) => line.includes(id)).map((line) => JSON.parse(line));
    expect(logged).toEqual([
      expect.objectContaining({ level: 50, requestId: id, route: `/api/v1/${route}`, err: expect.objectContaining({ code: '55P03' }) }),
      // Logged as 499, because the response was not sent completely.
      expect.objectContaining({ level: 30, requestId: id, status: 499 }),
    ]);
  }
}, 30_000);

it.each([
  ['export', exportBy],
  ['rejected rows', rejectedBy],
])('a file is refused while its owner downloads another: %s', async (_kind, fileBy) => {
  const agency = await test.make.agency();
  const file = await fileBy(agency.admin);
  const leave = await test.app.get(Admission).exports.enter({ agency: agency.admin.agencyId, person: agency.admin.id });
  await test.as(agency.admin).get(file).expect(503).expect('Retry-After', '1');
  leave();
  await test.as(agency.admin).get(file).expect(200);
});
