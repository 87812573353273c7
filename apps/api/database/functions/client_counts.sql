-- Records per type and status without a search text, each count capped at p_most. Planned at each call, for the values of the filter:
-- the planner removes conditions of filters that are not set, so that each count is answered from an index alone.
CREATE OR REPLACE FUNCTION client_counts(p_filter jsonb, p_most integer)
RETURNS TABLE (type text, status text, total bigint)
LANGUAGE plpgsql
STABLE SECURITY DEFINER ROWS 6
SET search_path = public, pg_temp
AS $$
DECLARE
  f client_filter := jsonb_populate_record(NULL::client_filter, p_filter);
BEGIN
  IF app_agency_id() IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE (
    SELECT string_agg(format(
      'SELECT %1$L, %2$L, count(*) FROM (SELECT FROM filtered_clients($1, $2, $3, $4) c WHERE c.type = %1$L AND c.status = %2$L LIMIT $5) h',
      t.type, s.status), ' UNION ALL ')
    FROM unnest(coalesce(f.types, '{retail,professional,corporate}')) AS t(type), unnest(f.statuses) AS s(status)
  ) USING app_agency_id(), app_user_id(), app_sees_agency(), f, p_most;
END
$$;
