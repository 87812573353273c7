import type { MigrationInterface, QueryRunner } from 'typeorm';
import { closed } from '../row-security.js';

/** Invitations and resets, mail, notifications, the audit trail, and work that takes longer than a request. */
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

  // What stands in a link of a mail; only its hash is kept, and the mail is written anew from the id when it is sent.
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
  ...closed('account_tokens', `${OWN} OR ${SEES_AGENCY}`),
  `CREATE FUNCTION auth_account_token(p_hash text, p_purpose text) RETURNS TABLE (agency_id uuid, user_id uuid, token_id uuid)
   LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     SELECT t.agency_id, t.user_id, t.id FROM account_tokens t JOIN users u ON u.agency_id = t.agency_id AND u.id = t.user_id
     WHERE t.token_hash = p_hash AND t.purpose = p_purpose AND t.used_at IS NULL AND t.expires_at > now() AND u.active AND u.kind = 'person'
   $$`,
  // A try is counted before the password is compared: a burst of parallel ones gets no more than a row would. Where the
  // account has signed in from the address before, its own count there is all that counts: nobody locks anybody out.
  // `auth_log_in_wait` and `auth_log_in_failed` stay for processes of the version before, while they are replaced.
  `CREATE FUNCTION auth_log_in_try(p_keys text[], p_free integer[], p_agency uuid, p_user uuid, p_ip text) RETURNS TABLE (wait integer, counted integer)
   LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
   DECLARE
     here CONSTANT boolean := EXISTS (SELECT 1 FROM sessions s WHERE s.agency_id = p_agency AND s.user_id = p_user AND s.ip = p_ip);
     keys CONSTANT text[] := CASE WHEN here THEN p_keys[1:1] ELSE p_keys END;
     moment timestamptz;
   BEGIN
     -- In one order, so that two never wait for one another.
     INSERT INTO log_in_failures AS f (key, failures, blocked_until, forgotten_at)
       SELECT k, 0, now(), now() + interval '15 minutes' FROM unnest(keys) k ORDER BY k ON CONFLICT DO NOTHING;
     PERFORM 1 FROM log_in_failures f WHERE f.key = ANY (keys) ORDER BY f.key FOR UPDATE;
     moment := clock_timestamp();
     counted := cardinality(keys);
     SELECT ceil(extract(epoch FROM max(f.blocked_until) - moment)) INTO wait FROM log_in_failures f WHERE f.key = ANY (keys) AND f.blocked_until > moment;
     IF wait IS NULL THEN
       INSERT INTO log_in_failures AS f (key, failures, blocked_until, forgotten_at)
         SELECT l.key, 1, moment, moment + interval '15 minutes' FROM unnest(p_keys, p_free) l(key, free) WHERE l.key = ANY (keys) ORDER BY l.key
       ON CONFLICT (key) DO UPDATE SET
         failures = CASE WHEN f.forgotten_at < moment THEN 1 ELSE f.failures + 1 END,
         blocked_until = CASE WHEN f.forgotten_at < moment OR f.failures + 1 < p_free[array_position(p_keys, f.key)] THEN moment
           ELSE moment + least(900, 2 ^ least(10, f.failures + 1 - p_free[array_position(p_keys, f.key)])) * interval '1 second' END,
         forgotten_at = moment + interval '15 minutes';
     END IF;
     RETURN NEXT;
   END $$`,
  `CREATE FUNCTION auth_log_in_untried(p_keys text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     UPDATE log_in_failures f SET failures = f.failures - 1, blocked_until = now()
     FROM (SELECT key FROM log_in_failures WHERE key = ANY (p_keys) ORDER BY key FOR UPDATE) k WHERE f.key = k.key;
     DELETE FROM log_in_failures WHERE key = ANY (p_keys) AND failures <= 0
   $$`,

  // In whose name the product works for an agency.
  `CREATE FUNCTION auth_system_user(p_agency uuid) RETURNS TABLE (id uuid)
   LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     SELECT u.id FROM users u WHERE u.agency_id = p_agency AND u.kind = 'system'
   $$`,
  // The caller of work that goes on after the request: their role and visibility as they are now.
  `CREATE FUNCTION auth_person(p_agency uuid, p_user uuid) RETURNS TABLE (agency_id uuid, role text, visibility text)
   LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     SELECT u.agency_id, u.role, u.visibility FROM users u WHERE u.agency_id = p_agency AND u.id = p_user AND u.active AND u.kind = 'person'
   $$`,

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
  ...closed('mail_messages', SEES_AGENCY),

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
  ...closed('notifications'),
  // Anybody's work may notify anybody of the agency; only the one it is for reads it.
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
  ...closed('audit_entries').filter((statement) => !statement.startsWith('GRANT')),
  // Written and read, never changed.
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
  ...closed('long_jobs', OWN),

  // The event of a job says which; whose it is says in whose name it goes on.
  `CREATE FUNCTION auth_job_owner(p_agency uuid, p_job uuid) RETURNS TABLE (user_id uuid)
   LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$ SELECT j.user_id FROM long_jobs j WHERE j.agency_id = p_agency AND j.id = p_job $$`,

  // One row for each client that the work is about, with what it was before: what makes the work resumable and undoable.
  // It goes with the job and not with the client, which the work itself may take out of the owner's sight.
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
  ...closed(
    'long_job_items',
    'EXISTS (SELECT 1 FROM long_jobs j WHERE j.agency_id = long_job_items.agency_id AND j.id = long_job_items.job_id)',
  ),

  // What nobody asks for any more. As the owner, because notifications and jobs are seen by those alone whose they are.
  `CREATE FUNCTION forget_old_work() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     DELETE FROM account_tokens WHERE agency_id = app_agency_id() AND expires_at < now() - interval '30 days';
     DELETE FROM mail_messages WHERE agency_id = app_agency_id() AND created_at < now() - interval '180 days';
     DELETE FROM notifications WHERE agency_id = app_agency_id() AND created_at < now() - interval '180 days';
     DELETE FROM long_jobs WHERE agency_id = app_agency_id() AND created_at < now() - interval '30 days'
   $$`,
];

const DOWN = [
  'DROP FUNCTION forget_old_work()',
  'DROP FUNCTION auth_job_owner(uuid, uuid)',
  ...['long_job_items', 'long_jobs', 'audit_entries', 'notifications', 'mail_messages'].map((table) => `DROP TABLE ${table}`),
  'DROP FUNCTION auth_person(uuid, uuid)',
  'DROP FUNCTION auth_system_user(uuid)',
  'DROP FUNCTION auth_log_in_untried(text[])',
  'DROP FUNCTION auth_log_in_try(text[], integer[], uuid, uuid, text)',
  'DROP FUNCTION auth_account_token(text, text)',
  'DROP TABLE account_tokens',
  'ALTER TABLE users DROP COLUMN invited_at',
];
