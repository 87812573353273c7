import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls, viaParentRowByRow } from '../../src/core/database/row-security.js';

/** Creates questionnaires, and their answers in a table of their own, which is the only one that saving an answer writes. */
export class Questionnaires1700000000041 implements MigrationInterface {
  name = 'Questionnaires1700000000041';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['questionnaire_answers', 'questionnaires']) await runner.query(`DROP TABLE ${table}`);
  }
}

const OPEN = `status IN ('sent', 'in_progress')`;

const UP = [
  `CREATE TABLE questionnaires (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    client_id uuid NOT NULL,
    template_id uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('retail', 'professional', 'corporate')),
    status text NOT NULL CHECK (status IN ('sent', 'in_progress', 'completed', 'expired', 'cancelled')),
    channel text NOT NULL CHECK (channel IN ('email', 'link', 'qr', 'together')),
    recipient_name text,
    recipient_email text,
    expires_on date NOT NULL,
    reminder_days integer[] NOT NULL,
    next_reminder_on date,
    reminders_sent integer NOT NULL DEFAULT 0,
    reminded_at timestamptz(3),
    token_number integer NOT NULL DEFAULT 1,
    reuses_id uuid,
    notice_id uuid NOT NULL,
    consents jsonb NOT NULL DEFAULT '[]',
    health_consent boolean NOT NULL DEFAULT false,
    created_by_id uuid NOT NULL,
    sent_at timestamptz(3) NOT NULL,
    opened_at timestamptz(3),
    accepted_at timestamptz(3),
    completed_at timestamptz(3),
    cancelled_at timestamptz(3),
    reviewed_at timestamptz(3),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, client_id) REFERENCES clients (agency_id, id) ON DELETE CASCADE,
    FOREIGN KEY (agency_id, template_id) REFERENCES questionnaire_templates (agency_id, id),
    FOREIGN KEY (agency_id, notice_id) REFERENCES privacy_notices (agency_id, id),
    FOREIGN KEY (agency_id, reuses_id) REFERENCES questionnaires (agency_id, id) ON DELETE SET NULL (reuses_id),
    FOREIGN KEY (agency_id, created_by_id) REFERENCES users (agency_id, id),
    CHECK (channel <> 'email' OR recipient_email IS NOT NULL),
    CHECK ((status = 'completed') = (completed_at IS NOT NULL)),
    CHECK (status <> 'in_progress' OR accepted_at IS NOT NULL),
    CHECK (next_reminder_on IS NULL OR ${OPEN})
  )`,
  // One open questionnaire for each client, whatever two users do at once.
  `CREATE UNIQUE INDEX questionnaires_open ON questionnaires (agency_id, client_id) WHERE ${OPEN}`,
  `CREATE INDEX questionnaires_client ON questionnaires (agency_id, client_id, sent_at DESC)`,
  `CREATE INDEX questionnaires_sent ON questionnaires (agency_id, sent_at DESC, id DESC)`,
  `CREATE INDEX questionnaires_status ON questionnaires (agency_id, status, sent_at DESC, id DESC)`,
  `CREATE INDEX questionnaires_expires ON questionnaires (agency_id, expires_on, id)`,
  `CREATE INDEX questionnaires_completed ON questionnaires (agency_id, completed_at DESC, id DESC) WHERE completed_at IS NOT NULL`,
  `CREATE INDEX questionnaires_to_review ON questionnaires (agency_id, client_id) WHERE status = 'completed' AND reviewed_at IS NULL`,
  `CREATE INDEX questionnaires_to_remind ON questionnaires (agency_id, next_reminder_on) WHERE next_reminder_on IS NOT NULL`,
  `CREATE INDEX questionnaires_to_expire ON questionnaires (agency_id, expires_on) WHERE ${OPEN}`,
  `CREATE INDEX questionnaires_reuses ON questionnaires (agency_id, reuses_id) WHERE reuses_id IS NOT NULL`,
  ...enableTenantRls('questionnaires', viaParentRowByRow('questionnaires', 'clients', 'client_id')),

  // Answers grow with each save: half of each page stays free, so that a new version of the row needs no new index entries.
  `CREATE TABLE questionnaire_answers (
    agency_id uuid NOT NULL,
    questionnaire_id uuid NOT NULL,
    token_hash text COLLATE "C" NOT NULL,
    open boolean NOT NULL DEFAULT true,
    answers jsonb NOT NULL DEFAULT '{}',
    health jsonb NOT NULL DEFAULT '{}',
    answered integer NOT NULL DEFAULT 0,
    total integer NOT NULL,
    revision integer NOT NULL DEFAULT 1,
    saved_at timestamptz(3),
    PRIMARY KEY (agency_id, questionnaire_id),
    FOREIGN KEY (agency_id, questionnaire_id) REFERENCES questionnaires (agency_id, id) ON DELETE CASCADE
  ) WITH (fillfactor = 50)`,
  `CREATE INDEX questionnaire_answers_token ON questionnaire_answers (token_hash)`,
  ...enableTenantRls('questionnaire_answers', viaParentRowByRow('questionnaire_answers', 'questionnaires', 'questionnaire_id')),
];
