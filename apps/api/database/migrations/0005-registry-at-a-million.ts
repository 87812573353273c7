import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds indexes for the palette, the board, and the search and sources of prospects in a large agency. */
export class RegistryAtAMillion1700000000005 implements MigrationInterface {
  name = 'RegistryAtAMillion1700000000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const LIVE_PROSPECTS = `WHERE status = 'prospect' AND deleted_at IS NULL`;
/** Columns that visibility, common filters and sums need. */
const BESIDE = 'INCLUDE (id, type, source, expected_value, created_by_id, assignee_id, updated_at';

const UP = [
  `CREATE INDEX clients_open ON clients (agency_id, pipeline_stage_id) ${BESIDE}) ${LIVE_PROSPECTS} AND lost_at IS NULL`,
  `CREATE INDEX clients_lost ON clients (agency_id) ${BESIDE}, pipeline_stage_id) ${LIVE_PROSPECTS} AND lost_at IS NOT NULL`,
  // Collation "C", as for the names, because no library version changes its order (docs/decisions/0002).
  `CREATE INDEX clients_source ON clients (agency_id, source COLLATE "C", sort_key, id) INCLUDE (created_by_id, assignee_id) ${LIVE_PROSPECTS} AND source IS NOT NULL`,
  `CREATE INDEX clients_prospect_search ON clients USING gin (agency_id, search gin_trgm_ops) WITH (gin_pending_list_limit = 64) ${LIVE_PROSPECTS}`,
];

const DOWN = ['prospect_search', 'source', 'lost', 'open'].map((name) => `DROP INDEX clients_${name}`);
