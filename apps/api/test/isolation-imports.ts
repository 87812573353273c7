import { v7 as uuidv7 } from 'uuid';
import { asLogin } from './database.js';
import { nobody, whoSees, type Markers } from './isolation-markers.js';
import type { Tenant } from './isolation-people.js';
import type { TestApp } from './app.js';
import type { Person } from './make.js';

/** Subset of the fixtures that is needed while they are still being built. */
interface FixtureContext {
  test: TestApp;
  markers: Markers;
}

/** Creates an import with a marker in each text, in state uploaded, running, or done with one created client. */
export async function insertImport(
  { test, markers }: FixtureContext,
  tenant: Tenant,
  person: Person,
  state: 'uploaded' | 'running' | 'done',
) {
  const [id, agencyId] = [uuidv7(), tenant.agency.id];
  const mine = whoSees(tenant, person.id);
  const word = () => markers.word('import', mine);
  const silent = () => markers.word('key of an import', nobody);
  const none = { retail: 0, professional: 0, corporate: 0 };
  const created = state === 'done' ? 1 : 0;
  const counts = () => ({
    rows: 1,
    created,
    clients: none,
    prospects: none,
    alreadyThere: 0,
    repeated: 0,
    rejected: 0,
    rejectedBy: [{ code: word(), count: 1 }],
    warned: 0,
    warnings: [],
  });
  const header = word();
  const client = state === 'done' ? await test.make.client(person, { lastName: word() }) : null;
  const jobId = uuidv7();
  await asLogin(test.database.ownerUrl, async (db) => {
    await db.query(
      `INSERT INTO imports (agency_id, id, created_by_id, file_name, encoding, delimiter, header_row, rows, columns, suggested_mapping, mapping, sample, remarks, state, pass, position, today, job_id, dry_run, result, created_at)
       VALUES ($1, $2, $3, $4, 'utf-8', ';', 1, 1, $5, $6, $6, $7, $8, $9, $10, 0, '2026-11-21', $11, $12, $13, now())`,
      [
        agencyId,
        id,
        person.id,
        word(),
        JSON.stringify([{ column: 0, header, samples: [word()], recognisedBy: null }]),
        JSON.stringify([{ column: 0, field: 'name' }]),
        JSON.stringify([[word()]]),
        JSON.stringify([{ code: 'formulas', count: 1, row: 2, sample: word() }]),
        state,
        state === 'uploaded' ? null : 'run',
        state === 'running' ? jobId : null,
        counts(),
        state === 'uploaded' ? null : counts(),
      ],
    );
    markers.guard(id, 'import', mine);
    await db.query(`INSERT INTO import_rows (agency_id, import_id, row, cells) VALUES ($1, $2, 2, $3)`, [
      agencyId,
      id,
      JSON.stringify([`${word()} ${word()}`]),
    ]);
    await db.query(
      `INSERT INTO import_outcomes (agency_id, import_id, row, outcome, reason, client_id, warned) VALUES ($1, $2, 2, $3, $4, $5, false)`,
      [agencyId, id, client ? 'created' : 'rejected', word(), client?.id ?? null],
    );
    await db.query(`INSERT INTO import_keys (agency_id, import_id, key, row) VALUES ($1, $2, $3, 2)`, [agencyId, id, silent()]);
    await db.query(`INSERT INTO import_headers (agency_id, header, field) VALUES ($1, $2, 'name')`, [agencyId, silent()]);
    if (client) await db.query('UPDATE clients SET import_print = $3 WHERE agency_id = $1 AND id = $2', [agencyId, client.id, silent()]);
    if (state === 'running')
      await db.query(
        `INSERT INTO long_jobs (agency_id, id, user_id, kind, state, details, error, created_at) VALUES ($1, $2, $3, 'import', 'running', $4, $5, now())`,
        [agencyId, jobId, person.id, { importId: id, what: 'run' }, word()],
      );
  });
  return id;
}
