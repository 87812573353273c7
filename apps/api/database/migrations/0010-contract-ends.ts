import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds an index, a search filter and a default saved view for the end of contracts. */
export class ContractEnds1700000000010 implements MigrationInterface {
  name = 'ContractEnds1700000000010';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const list = (agencies: string) => `INSERT INTO views (agency_id, id, scope, target, name, criteria, created_at)
     SELECT a.agency_id, app_uuid7(), 'system', 'clients', 'Scadenze 30 giorni', '{"contractEndsWithin": 30}', now() FROM (${agencies}) a`;

const UP = [
  // Serves one lookup for each client, where clients are read in another order than that of the ends.
  `CREATE INDEX contracts_client_end ON contracts (agency_id, client_id, ends_on) WHERE deleted_at IS NULL AND status IN ('active', 'suspended')`,
  list('SELECT agency_id FROM agencies'),
];

const DOWN = [`DELETE FROM views WHERE scope = 'system' AND criteria ? 'contractEndsWithin'`, 'DROP INDEX contracts_client_end'];
