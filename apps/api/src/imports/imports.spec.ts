import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import { AGENCY_FILE, importCalls } from '../../test/import-calls.js';
import type { Person } from '../../test/make.js';
import type { ClientDto } from '../clients/client.dto.js';
import { ImportCleanup } from './import-cleanup.js';
import type { CodeCount, ImportCounts } from './import.dto.js';

let test: TestApp;
let calls: ReturnType<typeof importCalls>;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'imports');
  calls = importCalls(test);
});
afterAll(() => test.close());

const sql = <Row extends object>(text: string, values: unknown[]) =>
  asLogin(test.database.adminUrl, async (db) => (await db.query<Row>(text, values)).rows);
const clientsOf = async ({ agencyId }: Person) =>
  Number((await sql<{ n: string }>('SELECT count(*) AS n FROM clients WHERE agency_id = $1', [agencyId]))[0]?.n);
const asRecord = (counts: CodeCount[]) => Object.fromEntries(counts.map(({ code, count }) => [code, count]));
const read = async (by: Person, id: string) => (await test.as(by).get(`clients/${id}`).expect(200)).body as ClientDto;
/** Returns the record created by the given row. */
const recordOf = async (by: Person, id: string, row: number) => {
  const found = (await calls.rows(by, id)).find((each) => each.row === row);
  return read(by, found?.client?.id ?? '');
};

/** Expected counts for the agency's file. */
const TOTALS: Omit<ImportCounts, 'rejectedBy' | 'warnings'> & { rejectedBy: object; warnings: object } = {
  rows: 2080,
  created: 1918,
  clients: { retail: 296, professional: 531, corporate: 578 },
  prospects: { retail: 122, professional: 176, corporate: 215 },
  alreadyThere: 77,
  repeated: 77,
  rejected: 85,
  rejectedBy: { 'bad-fiscal-code': 46, 'bad-birth-date': 35, 'omnia-code-taken': 4 },
  warned: 226,
  warnings: { 'bad-email': 202, 'vat-number-mended': 24 },
};

it('an agency’s file: dry run, run, uploaded again, corrected, rolled back', async () => {
  const { admin } = await test.make.agency();
  await test.make.client(admin, { lastName: 'Giàdaprima' });
  const before = await calls.digests();
  const file = await calls.uploaded(admin, AGENCY_FILE);
  expect(file).toMatchObject({ encoding: 'windows-1252', delimiter: ';', headerRow: 1, rows: 2080, state: 'uploaded' });
  expect(file.remarks.map(({ code, count }) => [code, count])).toEqual([
    ['formulas', 242],
    ['empty-rows', 5],
  ]);
  expect(file.suggestedMapping.map(({ field }) => field)).toEqual(
    'name fiscalCode vatNumber birthDate profession email phone street postalCode city province annualRevenue status omniaCode notes'.split(
      ' ',
    ),
  );

  const { dryRun } = await calls.work(admin, file.id, 'dry-run');
  expect({ ...dryRun, rejectedBy: asRecord(dryRun?.rejectedBy ?? []), warnings: asRecord(dryRun?.warnings ?? []) }).toEqual(TOTALS);
  expect(await calls.digests()).toEqual(before);

  const { result, state, canRollBack } = await calls.work(admin, file.id, 'run');
  expect({ state, result, canRollBack }).toEqual({ state: 'done', result: dryRun, canRollBack: true });
  expect(await clientsOf(admin)).toBe(TOTALS.created + 1);
  const { body: counts } = await test.as(admin).get('clients/counts').expect(200);
  expect((counts.data as { total: number }[]).reduce((sum, { total }) => sum + total, 0)).toBe(TOTALS.created + 1);

  const again = await calls.imported(admin, AGENCY_FILE);
  expect(again.result).toMatchObject({ created: 0, alreadyThere: TOTALS.created + TOTALS.alreadyThere, rejected: TOTALS.rejected });
  expect(again.canRollBack).toBe(false);

  const { text } = await test.as(admin).get(`imports/${file.id}/rejected.csv`).expect(200);
  const corrected = text.replaceAll('31/02/', '28/02/');
  const rest = await calls.imported(admin, corrected);
  expect(rest.columns.at(-1)).toMatchObject({ header: 'Motivo dello scarto', recognisedBy: null });
  expect(rest.result).toMatchObject({ rows: TOTALS.rejected, rejected: 50 });
  expect(rest.result?.created).toBeGreaterThan(30);

  expect((await calls.work(admin, rest.id, 'rollback')).state).toBe('rolled-back');
  expect((await calls.work(admin, file.id, 'rollback')).state).toBe('rolled-back');
  expect(await calls.digests()).toEqual(before);
  expect((await calls.work(admin, file.id, 'run')).result).toEqual(dryRun);
}, 600_000);

const HEADER =
  'Nominativo;Cod. Fisc.;P.IVA;Data nascita;Professione;E-mail;Tel.;Indirizzo;CAP;Città;Prov;Fatturato;Stato;Codice Omnia;Note';

it('a row becomes a record with normalised values', async () => {
  const { admin } = await test.make.agency();
  const { id } = await calls.imported(
    admin,
    [
      HEADER,
      `Avv. D'ANGELO GIAN-LUCA;dngglc 70s27 h501 l;;27/11/70;Avvocato;g@posta.example; g@pec.legale.example;06.7217132 int. 12;"Via D'Azeglio n. 7, scala B";184;ROMA (RM);;1,2 mln;attivo;OM-1;=2+2`,
      `EDIL LO PRESTI S.R.L.;;IT60181590096;;Geometra;g@posta,example;;;;;;;prospect;;`,
      `Bianchi, Elena;;;07.02.1960;;;;;;;;€ 85.000;;;prima riga`,
    ]
      .join('\r\n')
      .replace('g@posta.example; g@pec', '"g@posta.example; g@pec')
      .replace('legale.example;', 'legale.example";'),
  );
  expect(await recordOf(admin, id, 2)).toMatchObject({
    type: 'professional',
    status: 'client',
    title: 'Avv.',
    firstName: 'Gian-Luca',
    lastName: "D'Angelo",
    fiscalCode: 'DNGGLC70S27H501L',
    birthDate: '1970-11-27',
    profession: 'Avvocato',
    email: 'g@posta.example',
    pec: 'g@pec.legale.example',
    phone: '+390672171' + '32',
    phones: [{ value: '+39067217132', label: 'int. 12' }],
    address: { postalCode: '00184', city: 'Roma', province: 'RM' },
    annualRevenue: { amount: '1200000.00', currency: 'EUR' },
    omniaCode: 'OM-1',
    notes: '=2+2',
    createdBy: { id: admin.id },
  });
  const company = await recordOf(admin, id, 3);
  expect(company).toMatchObject({
    type: 'corporate',
    status: 'prospect',
    companyName: 'Edil Lo Presti S.r.l.',
    legalForm: 'S.r.l.',
    vatNumber: '60181590096',
    email: null,
    notes: 'Professione: Geometra',
    pipelineStage: { name: 'Nuovo' },
  });
  expect(await recordOf(admin, id, 4)).toMatchObject({ type: 'retail', birthDate: '1960-02-07', notes: 'prima riga\nFatturato: € 85.000' });
  const { body: timeline } = await test.as(admin).get(`clients/${company.id}/timeline`).expect(200);
  expect(timeline.data).toEqual([
    expect.objectContaining({ kind: 'created', origin: 'import', title: 'Prospect created', link: `/imports/${id}` }),
  ]);
  const [, warned] = await calls.rows(admin, id);
  expect(warned?.warnings).toEqual([{ code: 'bad-email', field: 'email', value: 'g@posta,example' }]);
});

it('existing records and Omnia codes in use are recognised', async () => {
  const agency = await test.make.agency();
  const agent = await test.make.person(agency, { role: 'agent' });
  const there = await test.make.client(agent, {
    fiscalCode: 'DNGGLC70S27H501L',
    omniaCode: 'OM-1',
    lastName: "D'Angelo",
    firstName: 'Gian-Luca',
  });
  await test.make.client(agent, { lastName: 'Rossi', firstName: 'Mario', omniaCode: 'om-2' });
  await test.make.client(agency.admin, { omniaCode: 'OM-9' });
  const { id, result } = await calls.imported(
    agent,
    [
      'Nominativo;CF;P.IVA;Omnia',
      'Dangelo Gianluca;DNGGLC70S27H501L;;',
      'MARIO ROSSI;;;OM-2',
      'Verdi Anna;;;OM-2',
      'Neri Paolo;;;OM-9',
      'Bianchi Elena;;60181590096;',
      'Bianchi Elena;;IT60181590096;',
      'Gialli Ugo;;;OM-7',
      'Ugo Gialli;;;om-7',
      'Viola Ada;;;',
      'VIOLA  ADA;;;',
    ].join('\n'),
  );
  const said = (await calls.rows(agent, id)).map(({ outcome, reason, repeats, client }) => [
    outcome,
    reason,
    repeats,
    client?.id === there.id,
  ]);
  expect(said).toEqual([
    ['already-there', 'fiscal-code-there', null, true],
    ['already-there', 'omnia-code-there', null, false],
    ['rejected', 'omnia-code-taken', null, false],
    // The record with this code is not visible to the agent, so only the rejection is returned.
    ['rejected', 'omnia-code-taken', null, false],
    ['created', null, null, false],
    ['already-there', 'repeats-row', 6, false],
    ['created', null, null, false],
    ['already-there', 'repeats-row', 8, false],
    ['created', null, null, false],
    ['already-there', 'repeats-row', 10, false],
  ]);
  expect(result).toMatchObject({ created: 3, alreadyThere: 5, repeated: 3, rejected: 2 });
});

it('the mapping of columns is remembered, and two columns cannot map to one field', async () => {
  const agency = await test.make.agency();
  const back = await test.make.person(agency, { role: 'back_office' });
  const content = 'Elenco clienti al 21/11/2026\n\nChi;Recapito;Boh;Note\nRossi Mario;02 1234567;A;x\nVerdi Anna;347 5550142;B;y\n';
  const file = await calls.uploaded(agency.admin, content);
  expect(file).toMatchObject({ headerRow: 3, rows: 2, remarks: [{ code: 'title-rows', count: 1, row: 1 }] });
  expect(file.suggestedMapping).toEqual([
    { column: 1, field: 'phone' },
    { column: 3, field: 'notes' },
  ]);
  const put = (mapping: object[]) => test.as(agency.admin).put(`imports/${file.id}/mapping`).send({ mapping });
  await test.as(agency.admin).post(`imports/${file.id}/run`).expect(422);
  const wrong = await put([
    { column: 0, field: 'name' },
    { column: 1, field: 'name' },
    { column: 0, field: 'notes' },
    { column: 9, field: 'email' },
  ]).expect(422);
  expect(wrong.body.errors.map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code])).toEqual([
    ['/mapping/1/field', 'two-columns-one-field'],
    ['/mapping/2/column', 'column-twice'],
    ['/mapping/3/column', 'no-such-column'],
  ]);
  const mapping = [
    { column: 0, field: 'name' },
    { column: 2, field: 'toNotes' },
    { column: 3, field: 'toNotes' },
  ];
  await put(mapping).expect(200);
  const next = await calls.uploaded(back, content);
  expect(next.suggestedMapping).toEqual(mapping);
  expect(next.columns.map(({ recognisedBy }) => recognisedBy)).toEqual(['memory', null, 'memory', 'memory']);
  const { id } = await calls.work(back, next.id, 'run');
  expect(await recordOf(back, id, 4)).toMatchObject({ lastName: 'Rossi', phone: null, notes: 'Boh: A\nNote: x' });
  const stranger = await test.make.agency();
  expect((await calls.uploaded(stranger.admin, content)).suggestedMapping).toHaveLength(2);
});

it('an import is not rolled back once a record was changed, and a finished run is not restarted', async () => {
  const { admin } = await test.make.agency();
  const { id } = await calls.imported(admin, 'Cognome;Nome\nRossi;Mario\nVerdi;Anna\n');
  const client = await recordOf(admin, id, 2);
  await test.as(admin).patch(`clients/${client.id}`).set('If-Match', '*').send({ notes: 'x' }).expect(200);
  const refused = await test.as(admin).post(`imports/${id}/rollback`).expect(409);
  expect(refused.body).toMatchObject({ code: 'import-touched', touched: 1 });
  for (const again of ['run', 'dry-run'])
    expect((await test.as(admin).post(`imports/${id}/${again}`).expect(409)).body.code).toBe('import-done');
  const mapping = { mapping: [{ column: 0, field: 'name' }] };
  expect((await test.as(admin).put(`imports/${id}/mapping`).send(mapping).expect(409)).body.code).toBe('import-done');
  expect(await clientsOf(admin)).toBe(2);
});

/** Simulates a new agency among others: PostgreSQL has statistics only for the other agencies' rows. */
const statisticsEnd = async (...tables: string[]) => {
  for (const table of tables) await sql(`ALTER TABLE ${table} SET (autovacuum_enabled = off)`, []);
  await sql(`ANALYZE ${tables.join(', ')}`, []);
};

it('a cancelled run keeps its records, can be resumed, and can be rolled back', async () => {
  const { admin } = await test.make.agency();
  const before = await calls.digests();
  const people = Array.from({ length: 12_000 }, (_, n) => `Rossi${'abcdefghij'[n % 10]};Mario;C${n}`);
  const { id } = await calls.uploaded(admin, ['Cognome;Nome;Codice Omnia', ...people].join('\n'));
  await statisticsEnd('clients', 'timeline_entries', 'import_rows', 'import_outcomes', 'import_keys');
  await test.as(admin).post(`imports/${id}/run`).expect(202);
  for (let done = 0; done === 0;) done = (await calls.get(admin, id)).progress.done;
  expect((await test.as(admin).post(`imports/${id}/run`).expect(409)).body.code).toBe('import-busy');
  await test.as(admin).post(`imports/${id}/cancel`).expect(200);
  const { state, result, canRollBack } = await calls.settled(admin, id);
  expect({ state, canRollBack }).toEqual({ state: 'cancelled', canRollBack: true });
  expect(await clientsOf(admin)).toBe(result?.created);
  expect(result?.created).toBeLessThan(12_000);
  expect((await calls.work(admin, id, 'run')).result).toMatchObject({ rows: 12_000, created: 12_000 });
  expect((await calls.work(admin, id, 'rollback')).state).toBe('rolled-back');
  expect(await calls.digests()).toEqual(before);
}, 300_000);

it('two concurrent imports of the same file create each record once', async () => {
  const agency = await test.make.agency();
  const other = await test.make.person(agency, { role: 'back_office', visibility: 'agency' });
  const people = Array.from({ length: 1_500 }, (_, n) => `Verdi${'abcdefghij'[n % 10]};Anna;note ${n}`);
  const file = ['Cognome;Nome;Note', ...people].join('\n');
  const done = await Promise.all([calls.imported(agency.admin, file), calls.imported(other, file)]);
  expect(done.reduce((sum, { result }) => sum + (result?.created ?? 0), 0)).toBe(1_500);
  expect(await clientsOf(agency.admin)).toBe(1_500);
}, 300_000);

it('an import stops when its owner loses the permission', async () => {
  const agency = await test.make.agency();
  const agent = await test.make.person(agency, { role: 'agent' });
  const { id } = await calls.uploaded(agent, 'Cognome;Nome\nRossi;Mario\n');
  await sql(`UPDATE users SET role = 'collaborator' WHERE id = $1 RETURNING id`, [agent.id]);
  await test.as(agent).post(`imports/${id}/run`).expect(403);
  await sql(`UPDATE users SET role = 'agent' WHERE id = $1 RETURNING id`, [agent.id]);
});

it('a file and its rows are deleted after a month, and the records it created stay', async () => {
  const { admin } = await test.make.agency();
  const [old, young] = [
    await calls.imported(admin, 'Cognome;Nome\nRossi;Mario\n'),
    await calls.uploaded(admin, 'Cognome;Nome\nVerdi;Anna\n'),
  ];
  await sql(`UPDATE imports SET created_at = now() - interval '31 days' WHERE id = $1 RETURNING id`, [old.id]);
  await test.app.get(ImportCleanup).run();
  await test.as(admin).get(`imports/${old.id}`).expect(404);
  for (const table of ['import_rows', 'import_outcomes', 'import_keys'])
    expect([table, await sql(`SELECT 1 FROM ${table} WHERE import_id = $1`, [old.id])]).toEqual([table, []]);
  expect(await calls.rows(admin, young.id)).toHaveLength(1);
  expect(await clientsOf(admin)).toBe(1);
});
