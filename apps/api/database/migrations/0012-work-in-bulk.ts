import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds indexes that keep imports, their roll-backs, purges and the dashboard fast in a large agency. */
export class WorkInBulk1700000000012 implements MigrationInterface {
  name = 'WorkInBulk1700000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const SEARCHES = ['clients_search', 'clients_prospect_search'];
/** Tables with child rows that deleting a client looks up, which a partial index cannot serve. */
const HANGING = [
  ['document_versions', 'client_id'],
  ['signatures', 'client_id'],
  ['signatures', 'document_version_id'],
];

const UP = [
  'DROP INDEX crm_actions_client',
  'CREATE INDEX crm_actions_client ON crm_actions (agency_id, client_id, planned_key, id)',
  ...HANGING.map(([table, column]) => `CREATE INDEX ${table}_${column} ON ${table} (agency_id, ${column})`),

  // The few clients whose household links to another record.
  `CREATE INDEX clients_linking ON clients (agency_id, id) WHERE household @? '$.members[*].clientId'`,

  // The length of the pending list is set by the writing session (data-source.ts, imports.work.ts): as a setting of the
  // index it would be the same for one row and for a hundred thousand.
  ...SEARCHES.map((index) => `ALTER INDEX ${index} RESET (gin_pending_list_limit)`),
];

const DOWN = [
  ...SEARCHES.map((index) => `ALTER INDEX ${index} SET (gin_pending_list_limit = 64)`),
  'DROP INDEX clients_linking',
  ...HANGING.map(([table, column]) => `DROP INDEX ${table}_${column}`),
  'DROP INDEX crm_actions_client',
  'CREATE INDEX crm_actions_client ON crm_actions (agency_id, client_id, planned_key, id) WHERE deleted_at IS NULL',
];
