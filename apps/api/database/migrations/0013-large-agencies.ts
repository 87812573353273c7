import type { MigrationInterface, QueryRunner } from 'typeorm';
import { viaParent, viaParentRowByRow } from '../../src/core/database/row-security.js';

/** Adds indexes for lists, counts and the dashboard of a large agency, and policies that check visibility row by row. */
export class LargeAgencies1700000000013 implements MigrationInterface {
  name = 'LargeAgencies1700000000013';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, parent, column } of THROUGH)
      await runner.query(`ALTER POLICY visibility ON ${table} USING (${viaParentRowByRow(table, parent, column)})`);
    for (const { name, columns, more } of BY_DAY) await anew(runner, name, `${columns} INCLUDE (${more})`);
    await runner.query('CREATE INDEX clients_trashed ON clients (agency_id, id) WHERE deleted_at IS NOT NULL');
    await runner.query(
      `CREATE INDEX clients_new_prospects ON clients (agency_id, created_at) WHERE status = 'prospect' AND deleted_at IS NULL AND lost_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX clients_trashed, clients_new_prospects');
    for (const { name, columns } of BY_DAY) await anew(runner, name, columns);
    for (const { table, parent, column } of THROUGH) {
      const before = parent === 'clients' ? viaParent('clients', table, column) : throughAction(table);
      await runner.query(`ALTER POLICY visibility ON ${table} USING (${before})`);
    }
  }
}

/** Columns that every query over actions needs, included so that an index-only scan suffices. */
const BY_DAY = [
  { name: 'crm_actions_planned', columns: '(agency_id, planned_key, id)', more: 'client_id, on_calendar' },
  { name: 'crm_actions_operator', columns: '(agency_id, operator_id, planned_key, id)', more: 'client_id, on_calendar' },
  { name: 'crm_actions_state', columns: '(agency_id, state, planned_key, id)', more: 'client_id' },
  { name: 'crm_actions_operator_state', columns: '(agency_id, operator_id, state, planned_key, id)', more: 'client_id' },
];
async function anew(runner: QueryRunner, index: string, columns: string): Promise<void> {
  await runner.query(`DROP INDEX ${index}`);
  await runner.query(`CREATE INDEX ${index} ON crm_actions ${columns} WHERE deleted_at IS NULL`);
}

const OF_CLIENTS = [
  'client_tags',
  'crm_actions',
  'client_contacts',
  'client_payment_methods',
  'sites',
  'bank_accounts',
  'bonuses',
  'discounts',
  'installations',
  'interventions',
  'contracts',
  'documents',
  'document_versions',
  'signatures',
];
const THROUGH = [
  ...OF_CLIENTS.map((table) => ({ table, parent: 'clients', column: 'client_id' })),
  { table: 'timeline_entries', parent: 'clients', column: 'subject_id' },
  { table: 'crm_action_tags', parent: 'crm_actions', column: 'action_id' },
];

/** Policy before this migration. */
const throughAction = (table: string) =>
  `(SELECT app_sees_agency()) OR EXISTS (SELECT 1 FROM crm_actions a WHERE a.agency_id = ${table}.agency_id AND a.id = ${table}.action_id)`;
