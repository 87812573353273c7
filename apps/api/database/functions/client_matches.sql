-- Ids of all hits of a search, in no order, up to p_most.
CREATE OR REPLACE FUNCTION client_matches(p_patterns text[], p_starts text[], p_id_end text, p_filter jsonb, p_most integer)
RETURNS TABLE (id uuid)
LANGUAGE plpgsql
STABLE SECURITY DEFINER ROWS 1000
SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan
SET enable_sort = off
AS $$
#variable_conflict use_column
DECLARE
  agency uuid := app_agency_id();
  me uuid := app_user_id();
  sees_agency boolean := app_sees_agency();
  f client_filter := jsonb_populate_record(NULL::client_filter, p_filter);
BEGIN
  IF agency IS NULL THEN RETURN; END IF;
  IF f.statuses = '{prospect}' THEN
    RETURN QUERY SELECT c.id FROM clients_found(agency, me, sees_agency, f, p_patterns, p_starts, p_id_end, true) c LIMIT p_most;
  ELSE
    RETURN QUERY SELECT c.id FROM clients_found(agency, me, sees_agency, f, p_patterns, p_starts, p_id_end, false) c LIMIT p_most;
  END IF;
END
$$;
