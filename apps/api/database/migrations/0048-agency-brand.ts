import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the colour and the logo of an agency's documents. */
export class AgencyBrand1700000000048 implements MigrationInterface {
  name = 'AgencyBrand1700000000048';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE agency_details ADD COLUMN color text CHECK (color ~ '^#[0-9a-f]{6}$'), ADD COLUMN logo bytea CHECK (length(logo) <= 524288)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agency_details DROP COLUMN color, DROP COLUMN logo');
  }
}
