import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates the details of an agency as an insurance intermediary: one row for each agency, empty at first. */
export class AgencyDetails1700000000037 implements MigrationInterface {
  name = 'AgencyDetails1700000000037';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agency_details');
  }
}

const UP = [
  `CREATE TABLE agency_details (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    address jsonb,
    email text,
    phone text,
    pec text,
    register_number text,
    registered_on date,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id)
  )`,
  ...enableTenantRls('agency_details'),
  'INSERT INTO agency_details (agency_id) SELECT agency_id FROM agencies',
];
