import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates pipeline stages, prospects, saved views, and indexes for likely duplicates. */
export class Registry1700000000004 implements MigrationInterface {
  name = 'Registry1700000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const LIVE_PROSPECTS = `WHERE status = 'prospect' AND deleted_at IS NULL`;
const LIVE = 'WHERE deleted_at IS NULL';
/** Stages of a new agency, however it is created: without stages it could not hold a prospect. */
const FIRST_STAGES = `(VALUES ('Nuovo', 1), ('Contattato', 2), ('In valutazione', 3), ('Trattativa', 4)) AS stage(name, position)`;
const FIRST_VIEWS = `(VALUES
    ('Assegnati a me', 'clients', '{"assigneeId": ["me"]}'::jsonb, NULL),
    ('Senza assegnatario', 'clients', '{"assigneeId": ["none"]}', NULL),
    ('Inseriti da poco', 'clients', '{}', '-createdAt'),
    ('Assegnati a me', 'prospects', '{"assigneeId": ["me"], "lost": false}', NULL),
    ('Fermi da più tempo', 'prospects', '{"lost": false}', 'stageSince'),
    ('Persi', 'prospects', '{"lost": true}', NULL)
  ) AS view(name, target, criteria, sort)`;

const UP = [
  `CREATE TABLE pipeline_stages (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    name text NOT NULL,
    position integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id)
  )`,
  `CREATE UNIQUE INDEX pipeline_stages_name ON pipeline_stages (agency_id, lower(name))`,
  ...enableTenantRls('pipeline_stages'),
  `INSERT INTO pipeline_stages (agency_id, id, name, position) SELECT a.agency_id, app_uuid7(), stage.name, stage.position FROM agencies a, ${FIRST_STAGES}`,

  `ALTER TABLE clients
    ADD COLUMN pipeline_stage_id uuid,
    ADD COLUMN stage_since timestamptz(3),
    ADD COLUMN lost_at timestamptz(3),
    ADD COLUMN lost_reason text`,
  `UPDATE clients c SET stage_since = c.created_at,
     pipeline_stage_id = (SELECT s.id FROM pipeline_stages s WHERE s.agency_id = c.agency_id ORDER BY s.position LIMIT 1) WHERE c.status = 'prospect'`,
  `ALTER TABLE clients
    ADD CONSTRAINT clients_pipeline_stage FOREIGN KEY (agency_id, pipeline_stage_id) REFERENCES pipeline_stages (agency_id, id),
    ADD CONSTRAINT clients_in_a_stage CHECK ((status = 'prospect') = (pipeline_stage_id IS NOT NULL) AND (status = 'prospect') = (stage_since IS NOT NULL)),
    ADD CONSTRAINT clients_lost CHECK ((lost_at IS NULL) = (lost_reason IS NULL) AND (status = 'prospect' OR lost_at IS NULL))`,
  `CREATE INDEX clients_stage ON clients (agency_id, pipeline_stage_id, stage_since, id) ${LIVE_PROSPECTS}`,
  `CREATE INDEX clients_stage_since ON clients (agency_id, stage_since, id) ${LIVE_PROSPECTS}`,
  `CREATE INDEX clients_expected_value ON clients (agency_id, coalesce(expected_value, -1), id) ${LIVE_PROSPECTS}`,
  `CREATE INDEX clients_converted ON clients (agency_id, converted_at) ${LIVE} AND converted_at IS NOT NULL`,

  // Indexes that find likely duplicates. Equality of text and dates is leakproof, so they work under row-level security.
  ...['fiscal_code', 'vat_number', 'phone', 'email', 'birth_date'].map(
    (column) => `CREATE INDEX clients_${column} ON clients (agency_id, ${column}) ${LIVE} AND ${column} IS NOT NULL`,
  ),

  `CREATE TABLE views (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    user_id uuid,
    scope text NOT NULL CHECK (scope IN ('personal', 'shared', 'system')),
    target text NOT NULL CHECK (target IN ('clients', 'prospects')),
    name text NOT NULL,
    criteria jsonb NOT NULL,
    columns jsonb,
    sort text,
    created_at timestamptz(3) NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id),
    CHECK ((user_id IS NULL) = (scope = 'system'))
  )`,
  `CREATE INDEX views_user ON views (agency_id, user_id)`,
  ...enableTenantRls('views', `scope <> 'personal' OR user_id = (SELECT app_user_id())`),
  // Pins belong to a user, who may also pin views of others.
  `CREATE TABLE view_pins (
    agency_id uuid NOT NULL,
    user_id uuid NOT NULL,
    view_id uuid NOT NULL,
    PRIMARY KEY (agency_id, user_id, view_id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, view_id) REFERENCES views (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX view_pins_view ON view_pins (agency_id, view_id)`,
  ...enableTenantRls('view_pins', 'user_id = (SELECT app_user_id())'),
  `INSERT INTO views (agency_id, id, scope, target, name, criteria, sort, created_at)
     SELECT a.agency_id, app_uuid7(), 'system', view.target, view.name, view.criteria, view.sort, now() FROM agencies a, ${FIRST_VIEWS}`,
];

const DOWN = [
  'DROP TABLE view_pins',
  'DROP TABLE views',
  ...['birth_date', 'email', 'phone', 'vat_number', 'fiscal_code', 'converted', 'expected_value', 'stage_since', 'stage'].map(
    (name) => `DROP INDEX clients_${name}`,
  ),
  `ALTER TABLE clients DROP CONSTRAINT clients_lost, DROP CONSTRAINT clients_in_a_stage, DROP CONSTRAINT clients_pipeline_stage`,
  'ALTER TABLE clients DROP COLUMN lost_reason, DROP COLUMN lost_at, DROP COLUMN stage_since, DROP COLUMN pipeline_stage_id',
  'DROP TABLE pipeline_stages',
];
