import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates imports with the rows of their files, and links clients to the row that created them. */
export class Imports1700000000006 implements MigrationInterface {
  name = 'Imports1700000000006';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** Visible to its creator and to users who see the whole agency. */
const MADE = `(SELECT app_sees_agency()) OR created_by_id = (SELECT app_user_id())`;
const throughImport = (table: string) =>
  `EXISTS (SELECT 1 FROM imports i WHERE i.agency_id = ${table}.agency_id AND i.id = ${table}.import_id)`;
const OF_IMPORT = `FOREIGN KEY (agency_id, import_id) REFERENCES imports (agency_id, id) ON DELETE CASCADE`;

const UP = [
  `CREATE TABLE imports (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    created_by_id uuid NOT NULL,
    file_name text NOT NULL,
    encoding text NOT NULL,
    delimiter text NOT NULL,
    header_row integer NOT NULL,
    rows integer NOT NULL,
    columns jsonb NOT NULL,
    suggested_mapping jsonb NOT NULL,
    mapping jsonb NOT NULL,
    sample jsonb NOT NULL,
    remarks jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('uploaded', 'checking', 'checked', 'running', 'done', 'cancelled', 'failed', 'rolling-back', 'rolled-back')),
    pass text CHECK (pass IN ('dry-run', 'run')),
    position integer NOT NULL DEFAULT 0,
    today text,
    job_id uuid,
    dry_run jsonb,
    result jsonb,
    created_at timestamptz(3) NOT NULL,
    finished_at timestamptz(3),
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX imports_newest ON imports (agency_id, created_at, id)`,
  ...enableTenantRls('imports', MADE),

  `CREATE TABLE import_rows (
    agency_id uuid NOT NULL,
    import_id uuid NOT NULL,
    row integer NOT NULL,
    cells jsonb NOT NULL,
    PRIMARY KEY (agency_id, import_id, row),
    ${OF_IMPORT}
  )`,
  ...enableTenantRls('import_rows', throughImport('import_rows')),

  // Result of the last pass over each row, against which later rows of the file are compared. The client has no foreign
  // key: it may be purged while its row is still reported.
  `CREATE TABLE import_outcomes (
    agency_id uuid NOT NULL,
    import_id uuid NOT NULL,
    row integer NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('created', 'already-there', 'rejected')),
    reason text,
    repeats integer,
    client_id uuid,
    warned boolean NOT NULL,
    PRIMARY KEY (agency_id, import_id, row),
    ${OF_IMPORT}
  )`,
  `CREATE INDEX import_outcomes_kind ON import_outcomes (agency_id, import_id, outcome, row)`,
  ...enableTenantRls('import_outcomes', throughImport('import_outcomes')),
  `CREATE TABLE import_keys (
    agency_id uuid NOT NULL,
    import_id uuid NOT NULL,
    key text COLLATE "C" NOT NULL,
    row integer NOT NULL,
    PRIMARY KEY (agency_id, import_id, key)
  )`,
  // Three keys for each row, used by the job alone. The policy has no visibility predicate, since it would be evaluated
  // hundreds of thousands of times.
  ...enableTenantRls('import_keys'),

  // Column mappings that the agency chose, suggested again for its next file.
  `CREATE TABLE import_headers (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    header text COLLATE "C" NOT NULL,
    field text,
    PRIMARY KEY (agency_id, header)
  )`,
  ...enableTenantRls('import_headers'),

  // Fingerprint that recognises the same row of the same file again, whatever has become of the record since.
  `ALTER TABLE clients ADD COLUMN import_print text COLLATE "C"`,
  `CREATE INDEX clients_import_print ON clients (agency_id, import_print) WHERE deleted_at IS NULL AND import_print IS NOT NULL`,
];

const DOWN = [
  'DROP INDEX clients_import_print',
  'ALTER TABLE clients DROP COLUMN import_print',
  ...['import_headers', 'import_keys', 'import_outcomes', 'import_rows', 'imports'].map((table) => `DROP TABLE ${table}`),
];
