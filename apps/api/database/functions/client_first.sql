-- The few best hits among clients and prospects, for search while typing. The trigram index collects all hits before it returns the first;
-- for text that half of an agency matches (the beginning of a mobile number) this would take a quarter of a second. So the first thousand
-- records by name are checked first, where such common text is found soon. Text that is not found there has few hits, or hits that begin
-- with the same letters, and the indexes return those at once.
CREATE OR REPLACE FUNCTION client_first(p_patterns text[], p_starts text[], p_id_end text, p_limit integer)
RETURNS TABLE (id uuid, bucket integer, key text)
LANGUAGE plpgsql
STABLE SECURITY DEFINER ROWS 10
SET search_path = public, pg_temp
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  agency uuid := app_agency_id();
  me uuid := app_user_id();
  sees_agency boolean := app_sees_agency();
  taken integer;
  ids uuid[];
  keys text[];
BEGIN
  IF agency IS NULL THEN RETURN; END IF;
  RETURN QUERY SELECT s.id, s.bucket, s.key
  FROM client_search('{}', p_starts, p_id_end, '{"statuses": ["client", "prospect"]}', 'relevance', false, NULL, NULL, NULL, p_limit) s;
  GET DIAGNOSTICS taken = ROW_COUNT;
  IF taken >= p_limit OR p_patterns = '{}' THEN RETURN; END IF;

  IF sees_agency THEN
    SELECT array_agg(f.id ORDER BY f.key, f.id), array_agg(f.key ORDER BY f.key, f.id) INTO ids, keys FROM (
      SELECT h.id, h.key FROM (VALUES ('client'), ('prospect')) AS t(status), LATERAL (
        SELECT c.id, c.sort_key AS key FROM (
          SELECT c.id, c.sort_key, c.name_key, c.search FROM clients c
          WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.status = t.status ORDER BY c.sort_key, c.id LIMIT 1000) c
        WHERE EXISTS (SELECT FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS reading(n)
            WHERE matches_reading(c.search, p_patterns, reading.n))
          AND NOT c.sort_key ^@ ANY (p_starts) AND NOT c.name_key ^@ ANY (p_starts)
        LIMIT p_limit - taken) h
      ORDER BY h.key, h.id LIMIT p_limit - taken) f;
  ELSE
    SELECT array_agg(f.id ORDER BY f.key, f.id), array_agg(f.key ORDER BY f.key, f.id) INTO ids, keys FROM (
      SELECT DISTINCT h.key, h.id FROM (VALUES ('client'), ('prospect')) AS t(status), LATERAL (
        (SELECT c.id, c.sort_key AS key FROM (
          SELECT c.id, c.sort_key, c.name_key, c.search FROM clients c
          WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.created_by_id = me AND c.status = t.status
          ORDER BY c.sort_key, c.id LIMIT 1000) c
        WHERE EXISTS (SELECT FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS reading(n)
            WHERE matches_reading(c.search, p_patterns, reading.n))
          AND NOT c.sort_key ^@ ANY (p_starts) AND NOT c.name_key ^@ ANY (p_starts)
        LIMIT p_limit - taken)
        UNION ALL
        (SELECT c.id, c.sort_key AS key FROM (
          SELECT c.id, c.sort_key, c.name_key, c.search FROM clients c
          WHERE c.agency_id = agency AND c.deleted_at IS NULL AND c.assignee_id = me AND c.status = t.status
          ORDER BY c.sort_key, c.id LIMIT 1000) c
        WHERE EXISTS (SELECT FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS reading(n)
            WHERE matches_reading(c.search, p_patterns, reading.n))
          AND NOT c.sort_key ^@ ANY (p_starts) AND NOT c.name_key ^@ ANY (p_starts)
        LIMIT p_limit - taken)) h
      ORDER BY h.key, h.id LIMIT p_limit - taken) f;
  END IF;
  IF coalesce(cardinality(ids), 0) < p_limit - taken THEN
    SELECT array_agg(f.id ORDER BY f.key, f.id), array_agg(f.key ORDER BY f.key, f.id) INTO ids, keys FROM (
      SELECT DISTINCT m.key, m.id FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS reading(n), LATERAL (
        SELECT c.id, c.sort_key AS key FROM clients c
        WHERE c.agency_id = agency AND c.deleted_at IS NULL AND (sees_agency OR c.created_by_id = me OR c.assignee_id = me)
          AND matches_reading(c.search, p_patterns, reading.n)
          AND NOT c.sort_key ^@ ANY (p_starts) AND NOT c.name_key ^@ ANY (p_starts) LIMIT 500) m
      ORDER BY m.key, m.id LIMIT p_limit - taken) f;
  END IF;
  RETURN QUERY SELECT u.id, 3, u.key FROM unnest(ids, keys) AS u(id, key);
END
$$;
