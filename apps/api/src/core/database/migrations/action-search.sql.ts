import { PROSPECT_SEARCH, replaced } from './prospect-search.sql.js';
import { PROSPECTS_APART } from './prospects-apart.sql.js';

const PLACES = [1, 2, 3, 4, 5, 6, 7, 8];

/** The search functions that read a filter, as the migrations before have left them. */
export const SEARCH_WITHOUT_ACTIONS = [
  ...PROSPECT_SEARCH,
  ...PROSPECTS_APART.map((statement) => statement.replace('CREATE FUNCTION', 'CREATE OR REPLACE FUNCTION')),
];

/** The search functions that read a filter, with whom nobody has anything planned for; and one over the texts of actions. */
export const ACTION_SEARCH = [
  ...SEARCH_WITHOUT_ACTIONS.map((statement) =>
    replaced(statement, [
      ['is_lost boolean; sources text[];', 'is_lost boolean; sources text[]; actionless boolean;'],
      ['f.lost, f.sources INTO', 'f.lost, f.sources, f.actionless INTO'],
      ['stages, is_lost, sources\n', 'stages, is_lost, sources, actionless\n'],
      ['lost boolean, sources text[])', 'lost boolean, sources text[], actionless boolean)'],
      statement.includes('kept text;')
        ? [
            `|| CASE WHEN sources IS NULL`,
            `|| CASE WHEN actionless IS NULL THEN '' WHEN actionless THEN ' AND c.next_action_on IS NULL AND c.lost_at IS NULL' ELSE ' AND c.next_action_on IS NOT NULL' END
      || CASE WHEN sources IS NULL`,
          ]
        : [
            'AND (sources IS NULL OR c.source = ANY (sources))',
            `AND (sources IS NULL OR c.source = ANY (sources))
          AND (actionless IS NULL OR actionless AND c.next_action_on IS NULL AND c.lost_at IS NULL OR NOT actionless AND c.next_action_on IS NOT NULL)`,
          ],
    ]),
  ),

  // Like client_search it runs as the owner and holds the walls itself; a place without a word takes '%'.
  `CREATE FUNCTION crm_action_search(p_patterns text[], p_most integer) RETURNS TABLE (id uuid) ROWS 50
   LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
   #variable_conflict use_column
   DECLARE
     agency uuid := app_agency_id();
     me uuid := app_user_id();
     sees_agency boolean := app_sees_agency();
   BEGIN
     IF agency IS NULL THEN RETURN; END IF;
     RETURN QUERY SELECT a.id FROM crm_actions a WHERE a.agency_id = agency AND a.deleted_at IS NULL
       AND ${PLACES.map((place) => `a.search LIKE p_patterns[${place}]`).join(' AND ')}
       AND (sees_agency OR EXISTS (SELECT FROM clients c WHERE c.agency_id = agency AND c.id = a.client_id AND (c.created_by_id = me OR c.assignee_id = me)))
     LIMIT p_most;
   END $$`,
];
