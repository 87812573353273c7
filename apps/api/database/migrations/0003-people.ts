import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates invitations and resets, mail, notifications, the audit trail, and long jobs. */
export class People1700000000003 implements MigrationInterface {
  name = 'People1700000000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const OWN = 'user_id = (SELECT app_user_id())';
const SEES_AGENCY = '(SELECT app_sees_agency())';

const UP = [
  `ALTER TABLE users ADD COLUMN invited_at timestamptz(3)`,

  // Tokens of links in mails; only the hash is kept, and the mail is rendered from the id when it is sent.
  `CREATE TABLE account_tokens (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('invitation', 'password-reset')),
    token_hash text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    used_at timestamptz(3),
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX account_tokens_hash ON account_tokens (token_hash)`,
  `CREATE INDEX account_tokens_user ON account_tokens (agency_id, user_id)`,
  ...enableTenantRls('account_tokens', `${OWN} OR ${SEES_AGENCY}`),

  `CREATE TABLE mail_messages (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    template text NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    details jsonb NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'kept', 'failed')),
    tries integer NOT NULL DEFAULT 0,
    error text,
    created_at timestamptz(3) NOT NULL,
    sent_at timestamptz(3),
    PRIMARY KEY (agency_id, id)
  )`,
  `CREATE INDEX mail_messages_newest ON mail_messages (agency_id, created_at, id)`,
  ...enableTenantRls('mail_messages', SEES_AGENCY),

  `CREATE TABLE notifications (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    details jsonb NOT NULL,
    created_at timestamptz(3) NOT NULL,
    read_at timestamptz(3),
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX notifications_newest ON notifications (agency_id, user_id, created_at, id)`,
  `CREATE INDEX notifications_unread ON notifications (agency_id, user_id) WHERE read_at IS NULL`,
  ...enableTenantRls('notifications'),
  // Any user's work may notify any user of the agency; only the recipient reads it.
  `CREATE POLICY recipient ON notifications AS RESTRICTIVE FOR SELECT TO sestante_app USING (${OWN})`,
  `CREATE POLICY recipient_update ON notifications AS RESTRICTIVE FOR UPDATE TO sestante_app USING (${OWN})`,
  `CREATE POLICY recipient_delete ON notifications AS RESTRICTIVE FOR DELETE TO sestante_app USING (${OWN} OR ${SEES_AGENCY})`,

  `CREATE TABLE audit_entries (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz(3) NOT NULL,
    actor_id uuid NOT NULL,
    action text NOT NULL,
    subject_id uuid,
    details jsonb NOT NULL,
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, actor_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX audit_entries_subject ON audit_entries (agency_id, subject_id, at DESC, id DESC)`,
  ...enableTenantRls('audit_entries').filter((statement) => !statement.startsWith('GRANT')),
  // Audit entries are written and read, never changed.
  `GRANT SELECT, INSERT ON audit_entries TO sestante_app`,

  `CREATE TABLE long_jobs (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    details jsonb NOT NULL,
    done integer NOT NULL DEFAULT 0,
    total integer NOT NULL DEFAULT 0,
    result jsonb,
    error text,
    undo_until timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    finished_at timestamptz(3),
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  ...enableTenantRls('long_jobs', OWN),

  // One row for each client of a job, with its earlier state, so that the job can be resumed and undone. Belongs to the job
  // and not to the client, which the job itself may make invisible to its owner.
  `CREATE TABLE long_job_items (
    agency_id uuid NOT NULL,
    job_id uuid NOT NULL,
    client_id uuid NOT NULL,
    outcome text,
    before jsonb,
    version integer,
    PRIMARY KEY (agency_id, job_id, client_id),
    FOREIGN KEY (agency_id, job_id) REFERENCES long_jobs (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX long_job_items_open ON long_job_items (agency_id, job_id, client_id) WHERE outcome IS NULL`,
  ...enableTenantRls(
    'long_job_items',
    'EXISTS (SELECT 1 FROM long_jobs j WHERE j.agency_id = long_job_items.agency_id AND j.id = long_job_items.job_id)',
  ),
];

const DOWN = [
  ...['long_job_items', 'long_jobs', 'audit_entries', 'notifications', 'mail_messages'].map((table) => `DROP TABLE ${table}`),
  'DROP TABLE account_tokens',
  'ALTER TABLE users DROP COLUMN invited_at',
];
