-- Ids of active actions whose text matches all patterns. Runs as the owner, because under row-level security LIKE cannot use the trigram
-- index; checks agency and visibility itself. An unused element of p_patterns is '%'.
CREATE OR REPLACE FUNCTION crm_action_search(p_patterns text[], p_most integer)
RETURNS TABLE (id uuid)
LANGUAGE plpgsql
STABLE SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  agency uuid := app_agency_id();
  me uuid := app_user_id();
  sees_agency boolean := app_sees_agency();
BEGIN
  IF agency IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT a.id FROM crm_actions a WHERE a.agency_id = agency AND a.deleted_at IS NULL
    AND a.search LIKE p_patterns[1] AND a.search LIKE p_patterns[2] AND a.search LIKE p_patterns[3] AND a.search LIKE p_patterns[4]
    AND a.search LIKE p_patterns[5] AND a.search LIKE p_patterns[6] AND a.search LIKE p_patterns[7] AND a.search LIKE p_patterns[8]
    AND (sees_agency OR EXISTS (SELECT FROM clients c WHERE c.agency_id = agency AND c.id = a.client_id AND (c.created_by_id = me OR c.assignee_id = me)))
  LIMIT p_most;
END
$$;
