import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APP_ROLE, closed } from '../row-security.js';

/** Agencies, people, sessions, and the functions that the walls are built from. */
export class Ground1700000000001 implements MigrationInterface {
  name = 'Ground1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

/** Reads a setting of `core/database/read-pool.ts`. After a transaction an unset one is '', not NULL. */
const setting = (name: string, type: string, returns: string) =>
  `CREATE FUNCTION ${name} RETURNS ${type} LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT ${returns} $$`;

/** A function that answers before anybody is known, with the owner's rights over these tables. */
const identifies = (signature: string, returns: string, language: 'sql' | 'plpgsql', body: string) => [
  `CREATE FUNCTION auth_${signature} RETURNS ${returns} LANGUAGE ${language} SECURITY DEFINER SET search_path = public, pg_temp AS $$ ${body} $$`,
];

const UP = [
  `DO $$ BEGIN CREATE ROLE ${APP_ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END $$`,
  `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
  // Without IN SCHEMA: what PUBLIC gets by default can only be taken back for the whole database.
  `ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE}`,
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `CREATE EXTENSION IF NOT EXISTS btree_gin`,
  `CREATE EXTENSION IF NOT EXISTS fuzzystrmatch`,
  setting('app_agency_id()', 'uuid', `nullif(current_setting('app.agency_id', true), '')::uuid`),
  setting('app_user_id()', 'uuid', `nullif(current_setting('app.user_id', true), '')::uuid`),
  setting('app_sees_agency()', 'boolean', `coalesce(current_setting('app.visibility', true), '') = 'agency'`),

  `CREATE TABLE agencies (
    agency_id uuid PRIMARY KEY,
    name text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  ...closed('agencies'),

  `CREATE TABLE users (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    kind text NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'system')),
    email text,
    password_hash text,
    first_name text NOT NULL,
    last_name text NOT NULL,
    display_name text NOT NULL,
    role text NOT NULL CHECK (role IN ('agency_admin', 'agent', 'front_office', 'back_office', 'collaborator')),
    visibility text NOT NULL CHECK (visibility IN ('own', 'agency')),
    active boolean NOT NULL DEFAULT true,
    last_seen_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id, id),
    CHECK (kind = 'system' OR email IS NOT NULL)
  )`,
  // Over the whole installation: whoever signs in gives an e-mail and no agency.
  `CREATE UNIQUE INDEX users_email ON users (lower(email))`,
  `CREATE UNIQUE INDEX users_one_system ON users (agency_id) WHERE kind = 'system'`,
  ...closed('users'),

  `CREATE TABLE sessions (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    remembered boolean NOT NULL,
    user_agent text,
    ip text,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    last_used_at timestamptz(3) NOT NULL DEFAULT now(),
    expires_at timestamptz(3) NOT NULL,
    ended_at timestamptz(3),
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX sessions_id ON sessions (id)`,
  `CREATE INDEX sessions_user ON sessions (agency_id, user_id)`,
  ...closed('sessions', 'user_id = (SELECT app_user_id()) OR (SELECT app_sees_agency())'),

  `CREATE TABLE refresh_tokens (
    agency_id uuid NOT NULL,
    token_hash text NOT NULL,
    session_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now(),
    used_at timestamptz(3),
    PRIMARY KEY (agency_id, token_hash),
    FOREIGN KEY (agency_id, session_id) REFERENCES sessions (agency_id, id) ON DELETE CASCADE
  )`,
  `CREATE INDEX refresh_tokens_hash ON refresh_tokens (token_hash)`,
  `CREATE INDEX refresh_tokens_session ON refresh_tokens (agency_id, session_id)`,
  ...closed('refresh_tokens'),

  `CREATE TABLE log_in_failures (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    blocked_until timestamptz NOT NULL,
    forgotten_at timestamptz NOT NULL
  )`,

  `CREATE TABLE idempotency_keys (
    agency_id uuid NOT NULL,
    user_id uuid NOT NULL,
    route text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    answer jsonb,
    created_at timestamptz(3) NOT NULL,
    PRIMARY KEY (agency_id, user_id, route, key),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)`,
  ...closed('idempotency_keys', 'user_id = (SELECT app_user_id()) OR (SELECT app_sees_agency())'),

  ...identifies(
    'principal(p_session uuid, p_user uuid)',
    'TABLE (agency_id uuid, role text, visibility text)',
    'sql',
    `
    SELECT u.agency_id, u.role, u.visibility FROM sessions s JOIN users u ON u.agency_id = s.agency_id AND u.id = s.user_id
    WHERE s.id = p_session AND s.user_id = p_user AND s.ended_at IS NULL AND s.expires_at > now() AND u.active AND u.kind = 'person'`,
  ),
  ...identifies(
    'user_by_email(p_email text)',
    'TABLE (agency_id uuid, id uuid, password_hash text, active boolean)',
    'sql',
    `
    SELECT u.agency_id, u.id, u.password_hash, u.active FROM users u WHERE lower(u.email) = lower(p_email) AND u.kind = 'person'`,
  ),
  ...identifies(
    'refresh_token(p_hash text)',
    'TABLE (agency_id uuid, user_id uuid, session_id uuid)',
    'sql',
    `
    SELECT s.agency_id, s.user_id, s.id FROM refresh_tokens t JOIN sessions s ON s.agency_id = t.agency_id AND s.id = t.session_id
    WHERE t.token_hash = p_hash`,
  ),
  // For the nightly sweep, which then works for each agency as its system user.
  ...identifies(
    'agencies()',
    'TABLE (agency_id uuid, system_user_id uuid)',
    'sql',
    `
    SELECT u.agency_id, u.id FROM users u WHERE u.kind = 'system'`,
  ),
  ...identifies(
    'log_in_wait(p_keys text[])',
    'TABLE (seconds integer)',
    'sql',
    `
    SELECT ceil(extract(epoch FROM max(f.blocked_until) - now()))::integer FROM log_in_failures f WHERE f.key = ANY (p_keys) AND f.blocked_until > now()
    HAVING max(f.blocked_until) > now()`,
  ),
  // Free until the fifth; then one second, two, four … a quarter of an hour at most. Forgotten after a quarter of an hour of peace.
  ...identifies(
    'log_in_failed(p_key text, p_free integer)',
    'void',
    'sql',
    `
    INSERT INTO log_in_failures AS f (key, failures, blocked_until, forgotten_at) VALUES (p_key, 1, now(), now() + interval '15 minutes')
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN f.forgotten_at < now() THEN 1 ELSE f.failures + 1 END,
      blocked_until = CASE WHEN f.forgotten_at < now() OR f.failures + 1 < p_free THEN now()
        ELSE now() + least(900, 2 ^ least(10, f.failures + 1 - p_free)) * interval '1 second' END,
      forgotten_at = now() + interval '15 minutes'`,
  ),
  ...identifies(
    'log_in_succeeded(p_key text)',
    'void',
    'sql',
    `DELETE FROM log_in_failures WHERE key = p_key OR forgotten_at < now() - interval '1 day'`,
  ),
];

const DOWN = [
  ...[
    'log_in_succeeded(text)',
    'log_in_failed(text, integer)',
    'log_in_wait(text[])',
    'agencies()',
    'refresh_token(text)',
    'user_by_email(text)',
    'principal(uuid, uuid)',
  ].map((signature) => `DROP FUNCTION auth_${signature}`),
  ...['idempotency_keys', 'log_in_failures', 'refresh_tokens', 'sessions', 'users', 'agencies'].map((table) => `DROP TABLE ${table}`),
  ...['app_sees_agency()', 'app_user_id()', 'app_agency_id()'].map((signature) => `DROP FUNCTION ${signature}`),
  `DROP EXTENSION fuzzystrmatch`,
  `DROP EXTENSION btree_gin`,
  `DROP EXTENSION pg_trgm`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE EXECUTE ON FUNCTIONS FROM ${APP_ROLE}`,
  `ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC`,
  `REVOKE USAGE ON SCHEMA public FROM ${APP_ROLE}`,
];
