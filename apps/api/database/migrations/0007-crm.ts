import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls, viaParent } from '../../src/core/database/row-security.js';
import { crmSeeds } from './crm-seeds.sql.js';

/** Creates CRM actions, their types, outcomes and tags, the rules for follow-ups, and calendars. */
export class Crm1700000000007 implements MigrationInterface {
  name = 'Crm1700000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const LIVE = 'WHERE deleted_at IS NULL';
const OWN = 'user_id = (SELECT app_user_id())';
const throughAction = (table: string) =>
  `(SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM crm_actions a WHERE a.agency_id = ${table}.agency_id AND a.id = ${table}.action_id)`;

const UP = [
  `ALTER TABLE tags ADD COLUMN version integer NOT NULL DEFAULT 1`,
  `ALTER TABLE users
    ADD COLUMN morning_digest boolean NOT NULL DEFAULT true,
    ADD COLUMN reminder_minutes integer DEFAULT 15 CHECK (reminder_minutes BETWEEN 1 AND 1440),
    ADD COLUMN digest_on date`,
  // Serves the latest entries of all records.
  `CREATE INDEX timeline_entries_newest ON timeline_entries (agency_id, at DESC, id DESC)`,

  `CREATE TABLE crm_action_types (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    name text NOT NULL,
    icon text NOT NULL,
    duration_minutes integer CHECK (duration_minutes BETWEEN 1 AND 1440),
    on_calendar boolean NOT NULL DEFAULT true,
    active boolean NOT NULL DEFAULT true,
    position integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id)
  )`,
  `CREATE UNIQUE INDEX crm_action_types_name ON crm_action_types (agency_id, lower(name))`,
  ...enableTenantRls('crm_action_types'),

  `CREATE TABLE outcomes (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    name text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
    icon text NOT NULL,
    color text NOT NULL,
    active boolean NOT NULL DEFAULT true,
    position integer NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, id, state)
  )`,
  `CREATE UNIQUE INDEX outcomes_name ON outcomes (agency_id, lower(name))`,
  ...enableTenantRls('outcomes'),
  `CREATE TABLE outcome_types (
    agency_id uuid NOT NULL,
    outcome_id uuid NOT NULL,
    type_id uuid NOT NULL,
    PRIMARY KEY (agency_id, outcome_id, type_id),
    FOREIGN KEY (agency_id, outcome_id) REFERENCES outcomes (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, type_id) REFERENCES crm_action_types (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX outcome_types_type ON outcome_types (agency_id, type_id)`,
  ...enableTenantRls('outcome_types'),

  `CREATE TABLE crm_settings (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    default_action_outcome_id uuid NOT NULL,
    default_history_outcome_id uuid NOT NULL,
    patron_saint_day text CHECK (patron_saint_day ~ '^[01][0-9]-[0-3][0-9]$'),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id),
    CONSTRAINT crm_settings_action_outcome FOREIGN KEY (agency_id, default_action_outcome_id) REFERENCES outcomes (agency_id, id),
    CONSTRAINT crm_settings_history_outcome FOREIGN KEY (agency_id, default_history_outcome_id) REFERENCES outcomes (agency_id, id)
  )`,
  ...enableTenantRls('crm_settings'),

  `CREATE TABLE crm_suggestion_rules (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    type_id uuid,
    outcome_id uuid,
    next_type_id uuid NOT NULL,
    delay_days integer NOT NULL CHECK (delay_days BETWEEN 0 AND 365),
    description text,
    operator text NOT NULL CHECK (operator IN ('same', 'assignee', 'caller', 'person')),
    operator_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, type_id) REFERENCES crm_action_types (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, outcome_id) REFERENCES outcomes (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, next_type_id) REFERENCES crm_action_types (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, operator_id) REFERENCES users (agency_id, id),
    CHECK ((operator = 'person') = (operator_id IS NOT NULL)),
    CHECK (type_id IS NOT NULL OR outcome_id IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX crm_suggestion_rules_after ON crm_suggestion_rules (agency_id, type_id, outcome_id) NULLS NOT DISTINCT`,
  ...enableTenantRls('crm_suggestion_rules'),

  // planned_key is the day and the optional time as one text that sorts chronologically and whose comparison an index
  // answers under row-level security (docs/decisions/0002). state is the outcome's: the foreign key holds them together.
  `CREATE TABLE crm_actions (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('history', 'action')),
    client_id uuid NOT NULL,
    description text NOT NULL,
    notes text,
    type_id uuid,
    planned_on date NOT NULL,
    planned_time text CHECK (planned_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    planned_key text COLLATE "C" NOT NULL,
    duration_minutes integer CHECK (duration_minutes BETWEEN 1 AND 1440),
    operator_id uuid NOT NULL,
    outcome_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),
    on_calendar boolean NOT NULL,
    search text COLLATE "C" NOT NULL,
    previous_id uuid,
    reminded_for text,
    created_by_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    closed_at timestamptz(3),
    closed_by_id uuid,
    deleted_at timestamptz(3),
    deleted_by_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    CONSTRAINT crm_actions_type FOREIGN KEY (agency_id, type_id) REFERENCES crm_action_types (agency_id, id),
    CONSTRAINT crm_actions_outcome FOREIGN KEY (agency_id, outcome_id, state) REFERENCES outcomes (agency_id, id, state),
    FOREIGN KEY (agency_id, operator_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, closed_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, deleted_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, previous_id) REFERENCES crm_actions (agency_id, id) ON DELETE SET NULL (previous_id),
    CHECK (kind = 'action' OR state <> 'planned'),
    CHECK ((state = 'planned') = (closed_at IS NULL) AND (closed_at IS NULL) = (closed_by_id IS NULL))
  )`,
  // An action has at most one successor, even under concurrency.
  `CREATE UNIQUE INDEX crm_actions_previous ON crm_actions (agency_id, previous_id) WHERE previous_id IS NOT NULL`,
  `CREATE INDEX crm_actions_planned ON crm_actions (agency_id, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_state ON crm_actions (agency_id, state, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_operator ON crm_actions (agency_id, operator_id, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_operator_state ON crm_actions (agency_id, operator_id, state, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_client ON crm_actions (agency_id, client_id, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_open ON crm_actions (agency_id, client_id, planned_on) ${LIVE} AND state = 'planned'`,
  `CREATE INDEX crm_actions_type ON crm_actions (agency_id, type_id, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_outcome ON crm_actions (agency_id, outcome_id, planned_key, id) ${LIVE}`,
  `CREATE INDEX crm_actions_created ON crm_actions (agency_id, created_at, id) ${LIVE}`,
  `CREATE INDEX crm_actions_closed ON crm_actions (agency_id, closed_at) ${LIVE} AND closed_at IS NOT NULL`,
  `CREATE INDEX crm_actions_trash ON crm_actions (agency_id, deleted_at, id) WHERE deleted_at IS NOT NULL`,
  `CREATE INDEX crm_actions_search ON crm_actions USING gin (agency_id, search gin_trgm_ops) WITH (gin_pending_list_limit = 64) ${LIVE}`,
  ...enableTenantRls('crm_actions', viaParent('clients', 'crm_actions', 'client_id')),

  `CREATE TABLE crm_action_tags (
    agency_id uuid NOT NULL,
    action_id uuid NOT NULL,
    tag_id uuid NOT NULL,
    PRIMARY KEY (agency_id, action_id, tag_id),
    FOREIGN KEY (agency_id, action_id) REFERENCES crm_actions (agency_id, id) ON DELETE CASCADE,
    CONSTRAINT crm_action_tags_tag FOREIGN KEY (agency_id, tag_id) REFERENCES tags (agency_id, id)
  )`,
  `CREATE INDEX crm_action_tags_tag ON crm_action_tags (agency_id, tag_id, action_id)`,
  ...enableTenantRls('crm_action_tags', throughAction('crm_action_tags')),

  // Lists clients without a planned action in name order. Stored on the client, because no index finds missing rows.
  `ALTER TABLE clients ADD COLUMN next_action_on date`,
  `CREATE INDEX clients_actionless ON clients (agency_id, status, sort_key, id) INCLUDE (type) ${LIVE} AND next_action_on IS NULL AND lost_at IS NULL`,
  `CREATE TRIGGER next_action_of_insert AFTER INSERT ON crm_actions FOR EACH ROW WHEN (NEW.state = 'planned') EXECUTE FUNCTION crm_action_changed()`,
  `CREATE TRIGGER next_action_of_update AFTER UPDATE OF state, planned_on, deleted_at, client_id ON crm_actions FOR EACH ROW
     WHEN (OLD.state = 'planned' OR NEW.state = 'planned') EXECUTE FUNCTION crm_action_changed()`,
  `CREATE TRIGGER next_action_of_delete AFTER DELETE ON crm_actions FOR EACH ROW WHEN (OLD.state = 'planned') EXECUTE FUNCTION crm_action_changed()`,

  // Tokens of calendar feed addresses; only the hash is kept.
  `CREATE TABLE calendar_feeds (
    agency_id uuid NOT NULL,
    user_id uuid NOT NULL,
    id uuid NOT NULL,
    token_hash text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (agency_id, user_id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX calendar_feeds_hash ON calendar_feeds (token_hash)`,
  ...enableTenantRls('calendar_feeds', OWN),

  ...crmSeeds('SELECT agency_id FROM agencies'),
];

const DOWN = [
  `DELETE FROM views WHERE scope = 'system' AND criteria ? 'nextAction'`,
  'DROP TABLE calendar_feeds',
  'DROP TABLE crm_action_tags',
  'DROP TABLE crm_actions',
  'DROP INDEX clients_actionless',
  'ALTER TABLE clients DROP COLUMN next_action_on',
  ...['crm_suggestion_rules', 'crm_settings', 'outcome_types', 'outcomes', 'crm_action_types'].map((table) => `DROP TABLE ${table}`),
  'DROP INDEX timeline_entries_newest',
  'ALTER TABLE users DROP COLUMN digest_on, DROP COLUMN reminder_minutes, DROP COLUMN morning_digest',
  'ALTER TABLE tags DROP COLUMN version',
];
