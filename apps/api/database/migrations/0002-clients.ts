import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls, OWN_ROWS, viaParent } from '../../src/core/database/row-security.js';

/** Creates clients, their tags and timeline, and the search over them. */
export class Clients1700000000002 implements MigrationInterface {
  name = 'Clients1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['timeline_entries', 'client_tags', 'client_words', 'clients', 'tags']) await runner.query(`DROP TABLE ${table}`);
  }
}

const LIVE = 'WHERE deleted_at IS NULL';

const TABLES = [
  `CREATE TABLE tags (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    name text NOT NULL,
    color text NOT NULL,
    PRIMARY KEY (agency_id, id)
  )`,
  `CREATE UNIQUE INDEX tags_name ON tags (agency_id, lower(name))`,
  ...enableTenantRls('tags'),

  // sort_key, name_key and search are written by client.rules.ts: plain lower-case letters, so that "C" sorts them as a
  // phone book does, whatever the database's locale and ICU version (docs/decisions/0002).
  `CREATE TABLE clients (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('retail', 'professional', 'corporate')),
    status text NOT NULL CHECK (status IN ('client', 'prospect')),
    title text,
    first_name text,
    last_name text,
    company_name text,
    display_name text NOT NULL,
    sort_name text NOT NULL,
    initials text NOT NULL,
    sort_key text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    search text COLLATE "C" NOT NULL,
    email text,
    emails jsonb NOT NULL DEFAULT '[]',
    pec text,
    phone text,
    phones jsonb NOT NULL DEFAULT '[]',
    address jsonb,
    fiscal_code text,
    sdi_code text,
    notes text,
    omnia_code text,
    birth_date date,
    birth_place jsonb,
    gender text CHECK (gender IN ('male', 'female')),
    marital_status text CHECK (marital_status IN ('single', 'married', 'civil_union', 'separated', 'divorced', 'widowed')),
    household jsonb,
    profession text,
    professional_order text,
    vat_number text,
    annual_revenue numeric(14, 2) CHECK (annual_revenue >= 0),
    employee_count integer CHECK (employee_count >= 0),
    legal_form text,
    sector text,
    referent text,
    expected_value numeric(14, 2) CHECK (expected_value >= 0),
    source text,
    custom_fields jsonb NOT NULL DEFAULT '{}',
    assignee_id uuid,
    created_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    converted_at timestamptz(3),
    deleted_at timestamptz(3),
    deleted_by_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, assignee_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, deleted_by_id) REFERENCES users (agency_id, id),
    CHECK (company_name IS NOT NULL OR type <> 'corporate'),
    CHECK (first_name IS NOT NULL AND last_name IS NOT NULL OR type = 'corporate')
  )`,
  `CREATE UNIQUE INDEX clients_omnia_code ON clients (agency_id, lower(omnia_code)) ${LIVE}`,
  `CREATE INDEX clients_sort ON clients (agency_id, status, sort_key, id) ${LIVE}`,
  `CREATE INDEX clients_type_sort ON clients (agency_id, status, type, sort_key, id) ${LIVE}`,
  `CREATE INDEX clients_name ON clients (agency_id, status, name_key, id) ${LIVE}`,
  `CREATE INDEX clients_creator_sort ON clients (agency_id, created_by_id, status, sort_key, id) ${LIVE}`,
  `CREATE INDEX clients_assignee_sort ON clients (agency_id, assignee_id, status, sort_key, id) ${LIVE}`,
  `CREATE INDEX clients_created ON clients (agency_id, status, created_at, id) ${LIVE}`,
  `CREATE INDEX clients_updated ON clients (agency_id, status, updated_at, id) ${LIVE}`,
  `CREATE INDEX clients_id_end ON clients (agency_id, right(replace(id::text, '-', ''), 8)) ${LIVE}`,
  `CREATE INDEX clients_trash ON clients (agency_id, deleted_at, id) WHERE deleted_at IS NOT NULL`,
  // New rows wait in a pending list that every search reads completely, so it is kept short.
  `CREATE INDEX clients_search ON clients USING gin (agency_id, search gin_trgm_ops) WITH (gin_pending_list_limit = 64) ${LIVE}`,
  ...enableTenantRls('clients', OWN_ROWS),

  `CREATE TABLE client_tags (
    agency_id uuid NOT NULL,
    client_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    PRIMARY KEY (agency_id, client_id, tag_id),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, tag_id) REFERENCES tags (agency_id, id)
  )`,
  `CREATE INDEX client_tags_tag ON client_tags (agency_id, tag_id, client_id)`,
  ...enableTenantRls('client_tags', viaParent('clients', 'client_tags', 'client_id')),

  // Words of all names of an agency, against which mistyped words are compared.
  `CREATE TABLE client_words (
    agency_id uuid NOT NULL,
    word text COLLATE "C" NOT NULL,
    PRIMARY KEY (agency_id, word)
  )`,
  ...enableTenantRls('client_words'),

  `CREATE TABLE timeline_entries (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    subject_id uuid NOT NULL,
    kind text NOT NULL,
    at timestamptz(3) NOT NULL,
    actor_id uuid NOT NULL,
    origin text NOT NULL CHECK (origin IN ('staff', 'import', 'api', 'omnia', 'automation')),
    title text NOT NULL,
    changes jsonb NOT NULL DEFAULT '[]',
    link text,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, subject_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, actor_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX timeline_entries_subject ON timeline_entries (agency_id, subject_id, at DESC, id DESC)`,
  ...enableTenantRls('timeline_entries', viaParent('clients', 'timeline_entries', 'subject_id')),

  `CREATE TRIGGER words_of_insert AFTER INSERT ON clients REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION client_words_of_insert()`,
  `CREATE TRIGGER words_of_update AFTER UPDATE ON clients FOR EACH ROW WHEN (OLD.name_key <> NEW.name_key) EXECUTE FUNCTION client_words_of_update()`,
];
