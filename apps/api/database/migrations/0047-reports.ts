import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls, viaParentRowByRow } from '../../src/core/database/row-security.js';

/** Creates reports, the generations that are under way or have failed, and the actions planned from recommendations. */
export class Reports1700000000047 implements MigrationInterface {
  name = 'Reports1700000000047';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['report_actions', 'report_generations', 'reports']) await runner.query(`DROP TABLE ${table}`);
  }
}

const UP = [
  `CREATE TABLE reports (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    questionnaire_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('analytic', 'consulting')),
    number integer NOT NULL CHECK (number > 0),
    display_name text NOT NULL,
    status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'approved', 'delivered', 'acknowledged')),
    rules_version text NOT NULL,
    assessed_on date NOT NULL,
    policies jsonb NOT NULL,
    score integer NOT NULL,
    low integer NOT NULL,
    high integer NOT NULL,
    band text NOT NULL CHECK (band IN ('low', 'medium', 'high')),
    certain boolean NOT NULL,
    coherence text NOT NULL CHECK (coherence IN ('blocked', 'refusal_statement', 'reservations', 'clear')),
    coherence_topics text[] NOT NULL,
    engine text NOT NULL DEFAULT 'built-in',
    author_id uuid NOT NULL,
    sections jsonb NOT NULL DEFAULT '{}',
    refusals jsonb NOT NULL DEFAULT '[]',
    next_steps jsonb NOT NULL DEFAULT '[]',
    disclosure jsonb,
    approved_at timestamptz(3),
    approved_by_id uuid,
    sha256 text,
    delivered_at timestamptz(3),
    delivered_by_id uuid,
    delivery_channel text CHECK (delivery_channel IN ('mail', 'link', 'hand')),
    acknowledged_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    created_by_id uuid NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    deleted_at timestamptz(3),
    deleted_by_id uuid,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, questionnaire_id, kind, number),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaires (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, author_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, approved_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, delivered_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id),
    FOREIGN KEY (agency_id, deleted_by_id) REFERENCES users (agency_id, id),
    CHECK ((kind = 'consulting') = (disclosure IS NOT NULL)),
    CHECK ((status = 'draft') = (approved_at IS NULL)),
    CHECK ((approved_at IS NULL) = (approved_by_id IS NULL)),
    CHECK (status NOT IN ('delivered', 'acknowledged') OR delivered_at IS NOT NULL),
    CHECK ((delivered_at IS NULL) = (delivery_channel IS NULL)),
    CHECK ((status = 'acknowledged') = (acknowledged_at IS NOT NULL)),
    CHECK (deleted_at IS NULL OR status = 'draft')
  )`,
  `CREATE INDEX reports_client ON reports (agency_id, client_id, created_at DESC, id DESC)`,
  `CREATE INDEX reports_created ON reports (agency_id, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
  `CREATE INDEX reports_kind ON reports (agency_id, kind, status, created_at DESC, id DESC) WHERE deleted_at IS NULL`,
  `CREATE INDEX reports_trash ON reports (agency_id, deleted_at, id) WHERE deleted_at IS NOT NULL`,
  ...enableTenantRls('reports', viaParentRowByRow('reports', 'clients', 'client_id')),

  // A row from the request to the report, kept when the generation has failed.
  `CREATE TABLE report_generations (
    agency_id uuid NOT NULL,
    questionnaire_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('analytic', 'consulting')),
    state text NOT NULL CHECK (state IN ('pending', 'failed')),
    asked_at timestamptz(3) NOT NULL,
    PRIMARY KEY (agency_id, questionnaire_id, kind),
    FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaires (agency_id, id) ON DELETE CASCADE
  )`,
  ...enableTenantRls('report_generations', viaParentRowByRow('report_generations', 'questionnaires', 'questionnaire_id')),

  `CREATE TABLE report_actions (
    agency_id uuid NOT NULL,
    report_id uuid NOT NULL,
    cover text NOT NULL,
    action_id uuid NOT NULL,
    PRIMARY KEY (agency_id, report_id, cover),
    FOREIGN KEY (agency_id, report_id) REFERENCES reports (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, action_id) REFERENCES crm_actions (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX report_actions_action ON report_actions (agency_id, action_id)`,
  ...enableTenantRls('report_actions', viaParentRowByRow('report_actions', 'reports', 'report_id')),
];
