import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates the second factor at log-in: authenticator apps, recovery codes, and the roles that require one. */
export class SecondFactor1700000000034 implements MigrationInterface {
  name = 'SecondFactor1700000000034';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const OWN_OR_AGENCY = 'user_id = (SELECT app_user_id()) OR (SELECT app_sees_agency())';

const UP = [
  // Secrets are sealed. One that waits for its first code is stored beside the one in use, which stays valid until then.
  `CREATE TABLE authenticators (
    agency_id uuid NOT NULL,
    user_id uuid NOT NULL,
    secret text,
    confirmed_at timestamptz(3),
    last_step bigint,
    pending_secret text,
    PRIMARY KEY (agency_id, user_id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id),
    CHECK ((secret IS NULL) = (confirmed_at IS NULL))
  )`,
  ...enableTenantRls('authenticators', OWN_OR_AGENCY),

  `CREATE TABLE recovery_codes (
    agency_id uuid NOT NULL,
    user_id uuid NOT NULL,
    code_hash text NOT NULL,
    used_at timestamptz(3),
    PRIMARY KEY (agency_id, user_id, code_hash),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  ...enableTenantRls('recovery_codes', OWN_OR_AGENCY),

  // Used challenges, kept for as long as they could be replayed.
  `CREATE TABLE spent_challenges (
    agency_id uuid NOT NULL,
    user_id uuid NOT NULL,
    challenge_hash text NOT NULL,
    spent_at timestamptz(3) NOT NULL,
    PRIMARY KEY (agency_id, user_id, challenge_hash),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  ...enableTenantRls('spent_challenges', OWN_OR_AGENCY),

  `CREATE TABLE security_settings (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    second_factor_roles jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id)
  )`,
  ...enableTenantRls('security_settings'),
  `INSERT INTO security_settings (agency_id, second_factor_roles) SELECT agency_id, '[]' FROM agencies`,
];

const DOWN = ['security_settings', 'spent_challenges', 'recovery_codes', 'authenticators'].map((table) => `DROP TABLE ${table}`);
