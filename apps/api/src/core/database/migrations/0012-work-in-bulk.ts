import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What keeps imports, their roll-backs, purges and the dashboard as fast in a large agency as in a small one. */
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
/** Deleting a client asks each of these for its rows, and an index that leaves some rows out cannot answer. */
const HANGING = [
  ['document_versions', 'client_id'],
  ['signatures', 'client_id'],
  ['signatures', 'document_version_id'],
];

const some = (condition: string, most: string) =>
  `(SELECT count(*) FROM (SELECT FROM clients c WHERE c.agency_id = agency AND c.deleted_at IS NULL AND ${condition} LIMIT ${most}) counted)`;

const UP = [
  'DROP INDEX crm_actions_client',
  'CREATE INDEX crm_actions_client ON crm_actions (agency_id, client_id, planned_key, id)',
  ...HANGING.map(([table, column]) => `CREATE INDEX ${table}_${column} ON ${table} (agency_id, ${column})`),

  // The few whose household leads to another record.
  `CREATE INDEX clients_linking ON clients (agency_id, id) WHERE household @? '$.members[*].clientId'`,

  // How many new rows may wait outside the trigrams is up to who writes (data-source.ts, imports.work.ts): as a setting of
  // the index it would be the same for one row and for a hundred thousand.
  ...SEARCHES.map((index) => `ALTER INDEX ${index} RESET (gin_pending_list_limit)`),
  // What asks for the agency here is the catalogue's rule; the lists are of all agencies.
  `CREATE FUNCTION settle_client_search() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     SELECT ${SEARCHES.map((index) => `gin_clean_pending_list('${index}')`).join(' + ')} WHERE app_agency_id() IS NOT NULL
   $$`,

  // For whoever sees all of the agency: from indexes alone, of which row-level security would have every row looked up.
  `CREATE FUNCTION agency_figures(p_since timestamptz, p_all integer, p_most integer)
   RETURNS TABLE (clients bigint, clients_actionless bigint, clients_new bigint, prospects bigint, prospects_actionless bigint, prospects_new bigint) ROWS 1
   LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
   DECLARE agency uuid := app_agency_id();
   BEGIN
     IF agency IS NULL OR NOT app_sees_agency() THEN RETURN; END IF;
     RETURN QUERY SELECT ${[
       some(`c.status = 'client'`, 'p_all'),
       some(`c.status = 'client' AND c.next_action_on IS NULL AND c.lost_at IS NULL`, 'p_most'),
       some(`c.status = 'client' AND c.created_at >= p_since`, 'p_most'),
       some(`c.status = 'prospect' AND c.lost_at IS NULL`, 'p_most'),
       some(`c.status = 'prospect' AND c.lost_at IS NULL AND c.next_action_on IS NULL`, 'p_most'),
       some(`c.status = 'prospect' AND c.lost_at IS NULL AND c.created_at >= p_since`, 'p_most'),
     ].join(', ')};
   END $$`,

  // Names of the trash are taken apart once for all words, not once for each.
  `CREATE OR REPLACE FUNCTION import_forget_words(p_words text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     DELETE FROM client_words w WHERE w.agency_id = app_agency_id() AND w.word = ANY (p_words)
       AND w.word NOT IN (SELECT n.word FROM clients c, string_to_table(c.name_key, ' ') AS n(word)
         WHERE c.agency_id = app_agency_id() AND c.deleted_at IS NOT NULL)
       AND NOT EXISTS (SELECT FROM clients c WHERE c.agency_id = w.agency_id AND c.deleted_at IS NULL
         AND c.search LIKE '%' || w.word || '%' AND w.word = ANY (string_to_array(c.name_key, ' ')))
   $$`,
];

const DOWN = [
  `CREATE OR REPLACE FUNCTION import_forget_words(p_words text[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
     DELETE FROM client_words w WHERE w.agency_id = app_agency_id() AND w.word = ANY (p_words)
       AND NOT EXISTS (SELECT FROM clients c WHERE c.agency_id = w.agency_id AND c.deleted_at IS NULL
         AND c.search LIKE '%' || w.word || '%' AND w.word = ANY (string_to_array(c.name_key, ' ')))
       AND NOT EXISTS (SELECT FROM clients c WHERE c.agency_id = w.agency_id AND c.deleted_at IS NOT NULL AND w.word = ANY (string_to_array(c.name_key, ' ')))
   $$`,
  'DROP FUNCTION agency_figures(timestamptz, integer, integer)',
  'DROP FUNCTION settle_client_search()',
  ...SEARCHES.map((index) => `ALTER INDEX ${index} SET (gin_pending_list_limit = 64)`),
  'DROP INDEX clients_linking',
  ...HANGING.map(([table, column]) => `DROP INDEX ${table}_${column}`),
  'DROP INDEX crm_actions_client',
  'CREATE INDEX crm_actions_client ON crm_actions (agency_id, client_id, planned_key, id) WHERE deleted_at IS NULL',
];
