-- Number of hits of a search by type and status, capped at p_most in total. The six groups are returned in no order.
CREATE OR REPLACE FUNCTION client_search_counts(p_patterns text[], p_starts text[], p_id_end text, p_filter jsonb, p_most integer)
RETURNS TABLE (type text, status text, total bigint)
LANGUAGE plpgsql
STABLE SECURITY DEFINER ROWS 6
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
    RETURN QUERY SELECT h.type, h.status, count(*) FROM (
      SELECT c.type, c.status FROM clients_found(agency, me, sees_agency, f, p_patterns, p_starts, p_id_end, true) c LIMIT p_most
    ) h GROUP BY 1, 2;
  ELSE
    RETURN QUERY SELECT h.type, h.status, count(*) FROM (
      SELECT c.type, c.status FROM clients_found(agency, me, sees_agency, f, p_patterns, p_starts, p_id_end, false) c LIMIT p_most
    ) h GROUP BY 1, 2;
  END IF;
END
$$;
