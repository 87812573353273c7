import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates passkeys, as a second factor and for log-in without a password. */
export class Passkeys1700000000035 implements MigrationInterface {
  name = 'Passkeys1700000000035';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE passkeys');
  }
}

const UP = [
  `CREATE TABLE passkeys (
    agency_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    credential_id text NOT NULL,
    public_key text NOT NULL,
    counter bigint NOT NULL,
    transports jsonb NOT NULL,
    name text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    last_used_at timestamptz(3),
    PRIMARY KEY (agency_id, id),
    FOREIGN KEY (agency_id, user_id) REFERENCES users (agency_id, id)
  )`,
  `CREATE UNIQUE INDEX passkeys_credential ON passkeys (agency_id, user_id, credential_id)`,
  ...enableTenantRls('passkeys', 'user_id = (SELECT app_user_id()) OR (SELECT app_sees_agency())'),
];
