import type { MigrationInterface, QueryRunner } from 'typeorm';
import { enableTenantRls } from '../../src/core/database/row-security.js';

/** Creates the settings for the tabs of a client's page and their order: one row for each agency, empty at first. */
export class SheetSettings1700000000009 implements MigrationInterface {
  name = 'SheetSettings1700000000009';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `CREATE TABLE sheet_settings (
    agency_id uuid NOT NULL REFERENCES agencies (agency_id),
    tabs jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (agency_id)
  )`,
  ...enableTenantRls('sheet_settings'),
  `INSERT INTO sheet_settings (agency_id, tabs) SELECT agency_id, '[]' FROM agencies`,
];

const DOWN = ['DROP TABLE sheet_settings'];
