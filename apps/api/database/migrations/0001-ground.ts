import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFunctions, dropFunctions } from '../../src/core/database/functions.js';
import { APP_ROLE, enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates agencies, users, sessions and the database functions. */
export class Ground1700000000001 implements MigrationInterface {
  name = 'Ground1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of BEFORE_FUNCTIONS) await runner.query(statement);
    await createFunctions((text, values) => runner.query(text, values));
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
    await dropFunctions((text, values) => runner.query(text, values));
    for (const statement of AFTER_FUNCTIONS) await runner.query(statement);
  }
}

const BEFORE_FUNCTIONS = [
  `DO $$ BEGIN CREATE ROLE ${APP_ROLE} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END $$`,
  `GRANT USAGE ON SCHEMA public TO ${APP_ROLE}`,
  // No IN SCHEMA: the default privileges of PUBLIC can only be revoked for the whole database.
  `ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT EXECUTE ON FUNCTIONS TO ${APP_ROLE}`,
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `CREATE EXTENSION IF NOT EXISTS btree_gin`,
  `CREATE EXTENSION IF NOT EXISTS fuzzystrmatch`,
];

const UP = [
  `CREATE TABLE agencies (
    agency_id uuid PRIMARY KEY,
    name text NOT NULL,
    created_at timestamptz(3) NOT NULL DEFAULT now()
  )`,
  ...enableTenantRls('agencies'),

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
  // Unique over the whole installation, because a log-in names an e-mail and no agency.
  `CREATE UNIQUE INDEX users_email ON users (lower(email))`,
  `CREATE UNIQUE INDEX users_one_system ON users (agency_id) WHERE kind = 'system'`,
  ...enableTenantRls('users'),

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
  ...enableTenantRls('sessions', 'user_id = (SELECT app_user_id()) OR (SELECT app_sees_agency())'),

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
  ...enableTenantRls('refresh_tokens'),

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
  ...enableTenantRls('idempotency_keys', 'user_id = (SELECT app_user_id()) OR (SELECT app_sees_agency())'),
];

const DOWN = ['idempotency_keys', 'log_in_failures', 'refresh_tokens', 'sessions', 'users', 'agencies'].map(
  (table) => `DROP TABLE ${table}`,
);

const AFTER_FUNCTIONS = [
  `DROP EXTENSION fuzzystrmatch`,
  `DROP EXTENSION btree_gin`,
  `DROP EXTENSION pg_trgm`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE EXECUTE ON FUNCTIONS FROM ${APP_ROLE}`,
  `ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC`,
  `REVOKE USAGE ON SCHEMA public FROM ${APP_ROLE}`,
];
