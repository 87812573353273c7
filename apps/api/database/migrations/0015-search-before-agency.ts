import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Moves the trigram column before the agency in the search indexes. GIN evaluates its columns in order: with the agency
 * first it visits every row of the agency and tests the words, with the words first it visits the matches and tests their
 * agency.
 */
export class SearchBeforeAgency1700000000015 implements MigrationInterface {
  name = 'SearchBeforeAgency1700000000015';

  async up(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await anew(runner, index, 'search gin_trgm_ops, agency_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const index of INDEXES) await anew(runner, index, 'agency_id, search gin_trgm_ops');
  }
}

/** Indexes by name, with the clause after their columns. */
const INDEXES = [
  { name: 'clients_search', table: 'clients', rest: 'WHERE deleted_at IS NULL' },
  { name: 'clients_prospect_search', table: 'clients', rest: `WHERE status = 'prospect' AND deleted_at IS NULL` },
  { name: 'crm_actions_search', table: 'crm_actions', rest: 'WITH (gin_pending_list_limit = 64) WHERE deleted_at IS NULL' },
];

async function anew(runner: QueryRunner, { name, table, rest }: (typeof INDEXES)[number], columns: string): Promise<void> {
  await runner.query(`DROP INDEX ${name}`);
  await runner.query(`CREATE INDEX ${name} ON ${table} USING gin (${columns}) ${rest}`);
}
