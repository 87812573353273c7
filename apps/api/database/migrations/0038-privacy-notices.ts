import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates the privacy notices of an agency, which are published and never changed. */
export class PrivacyNotices1700000000038 implements MigrationInterface {
  name = 'PrivacyNotices1700000000038';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE privacy_notices');
  }
}

const UP = [
  `CREATE TABLE privacy_notices (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    id uuid NOT NULL,
    version integer NOT NULL,
    notice text NOT NULL,
    terms text NOT NULL,
    content_sha256 text NOT NULL,
    published_at timestamptz(3) NOT NULL,
    published_by_id uuid NOT NULL,
    PRIMARY KEY (agency_id, id),
    UNIQUE (agency_id, version),
    FOREIGN KEY (agency_id, published_by_id) REFERENCES users (agency_id, id)
  )`,
  ...enableTenantRls('privacy_notices'),
  appendOnly('privacy_notices'),
];
