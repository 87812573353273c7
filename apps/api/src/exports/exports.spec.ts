import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const exported = async (person: Person, body: object): Promise<string[]> => {
  const { body: job } = await test
    .as(person)
    .post('exports')
    .send({ format: 'csv', ...body })
    .expect(202);
  expect(job).toMatchObject({ kind: 'export', state: 'done', error: null, file: `/api/v1/exports/${job.id}/file` });
  await test.as(person).get(`jobs/${job.id}`).expect(200, job);
  const { text, headers } = await test.as(person).get(job.file).expect(200);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(headers['content-disposition']).toBe('attachment; filename="elenco.csv"');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const lines = text.slice(1).split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(job.progress).toEqual({ done: lines.length - 2, total: lines.length - 2 });
  return lines.slice(0, -1);
};

it('a list is exported with its columns, order and Italian labels', async () => {
  const { admin } = await test.make.agency();
  const tag = await test.make.tag(admin, 'VIP');
  await test.make.client(admin, {
    firstName: 'Anna',
    lastName: 'Neri; detta "Nina"',
    birthDate: '1981-02-28',
    phone: '+390115551234',
    maritalStatus: 'civil_union',
    address: { street: 'Via Po', streetNumber: '1', postalCode: '10122', city: 'Torino', province: 'TO' },
    tagIds: [tag.id],
    expectedValue: { amount: '1234.5', currency: 'EUR' },
  });
  await test.make.client(admin, { type: 'corporate', companyName: '=1+1 S.r.l.' });
  const columns = ['displayName', 'type', 'birthDate', 'phone', 'maritalStatus', 'address', 'tags', 'expectedValue', 'createdBy'];
  expect(await exported(admin, { target: 'clients', columns, sort: '-displayName' })).toEqual([
    'Nome;Tipo;Data di nascita;Telefono;Stato civile;Indirizzo;Tag;Valore stimato;Creato da',
    `"Anna Neri; detta ""Nina""";Retail;28/02/1981;'+39 011 5551234;Unito/a civilmente;Via Po 1, 10122 Torino TO;VIP;1234,50;${admin.displayName}`,
    `'=1+1 S.r.l.;Corporate;;;;;;;${admin.displayName}`,
  ]);
  expect(await exported(admin, { target: 'clients', columns: ['displayName'], filter: { type: ['corporate'] } })).toHaveLength(2);
  expect(await exported(admin, { target: 'clients', columns: ['displayName'], filter: { q: 'nina' } })).toHaveLength(2);
  expect((await exported(admin, { target: 'prospects' }))[0]).toMatch(/^Nome;Tipo;Fase;Valore stimato;/);
});

it('an export contains what its owner can see at download time', async () => {
  const agency = await test.make.agency();
  const agent = await test.make.person(agency, { role: 'agent' });
  const [own, other] = [await test.make.client(agent), await test.make.client(agency.admin)];
  await test.make.prospect(agent);
  const body = { target: 'clients', columns: ['id'] };
  expect(await exported(agent, body)).toEqual(['Id', own.id]);
  expect(await exported(agent, { ...body, ids: [own.id, other.id] })).toEqual(['Id', own.id]);
  expect(await exported(agency.admin, { ...body, ids: [other.id] })).toEqual(['Id', other.id]);
  const { body: job } = await test
    .as(agent)
    .post('exports')
    .send({ format: 'csv', ...body })
    .expect(202);
  await test.as(agency.admin).get(job.file).expect(404);
  await test.make.client(agent);
  expect((await test.as(agent).get(job.file).expect(200)).text.split('\r\n')).toHaveLength(4);
  await asLogin(test.database.ownerUrl, async (db) => {
    const { rows } = await db.query('SELECT details FROM audit_entries WHERE agency_id = $1 ORDER BY at DESC LIMIT 1', [agency.id]);
    expect(rows[0].details).toMatchObject({ target: 'clients', rows: 1 });
    await db.query(`UPDATE long_jobs SET created_at = now() - interval '25 hours' WHERE id = $1`, [job.id]);
  });
  await test.as(agent).get(job.file).expect(404);
  const collaborator = await test.make.person(agency);
  await test
    .as(collaborator)
    .post('exports')
    .send({ format: 'csv', ...body })
    .expect(403);
});

it.each([
  ['a column that does not exist', { columns: ['iban'] }, '/columns/0'],
  ['no column', { columns: [] }, '/columns'],
  ['an order of prospects', { sort: 'stageSince' }, '/sort'],
  ['a filter of prospects', { filter: { lost: true } }, '/filter/lost'],
  ['both rows and filter', { filter: {}, ids: ['01890000-0000-7000-8000-000000000000'] }, '/ids'],
  ['another format', { format: 'pdf' }, '/format'],
])('an export is refused with %s', async (_what, wrong, pointer) => {
  const { admin } = await test.make.agency();
  const { body } = await test
    .as(admin)
    .post('exports')
    .send({ target: 'clients', format: 'csv', ...wrong })
    .expect(422);
  expect(body.errors[0].pointer).toBe(pointer);
});

it('an export larger than one batch contains each row once', async () => {
  const agency = await test.make.agency();
  await asLogin(test.database.adminUrl, async (db) => {
    await db.query(
      `INSERT INTO clients (agency_id, id, type, status, first_name, last_name, display_name, sort_name, initials, sort_key, name_key, search, created_by_id, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'retail', 'client', 'N', n::text, 'N ' || n, n || ' N', 'NN', n || ' n', 'n ' || n, ' n ' || n, $2, now(), now() FROM generate_series(1, 1250) n`,
      [agency.id, agency.admin.id],
    );
  });
  const lines = await exported(agency.admin, { target: 'clients', columns: ['displayName'] });
  expect(new Set(lines).size).toBe(1251);
});
