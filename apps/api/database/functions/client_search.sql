-- A page of the hits of a search. By relevance: bucket 0 an id; 1 names that begin with the words, by surname; 2 the same by first name;
-- 3 the rest, of which the first ten thousand are sorted. In any other order: all hits, sorted.
--
-- Under row-level security PostgreSQL uses no trigram index for LIKE (textlike is not leakproof), so this function runs as the owner and
-- checks agency and visibility itself; the statement around it applies the policies again. Its statements are the same for every search and
-- are planned once per connection, because planning takes longer than running them. Hits are collected before they are sorted, since the
-- planner would otherwise scan the index of names; names that begin with the words are read in index order, to stop at the end of the page.
CREATE OR REPLACE FUNCTION client_search(
  p_patterns text[], p_starts text[], p_id_end text, p_filter jsonb, p_sort text, p_backwards boolean,
  p_bucket integer, p_key text, p_id uuid, p_limit integer)
RETURNS TABLE (id uuid, bucket integer, key text)
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
  f client_filter := jsonb_populate_record(NULL::client_filter, p_filter);
  prospects_only boolean := f.statuses = '{prospect}';
  at integer := coalesce(p_bucket, 0);
  taken integer := 0;
  got integer;
BEGIN
  IF agency IS NULL THEN RETURN; END IF;
  IF p_sort <> 'relevance' THEN
    IF prospects_only THEN
      RETURN QUERY WITH hits AS MATERIALIZED (
        SELECT c.id, client_sort_key(p_sort, c.sort_key, c.created_at, c.updated_at, c.expected_value, c.stage_since) AS key
        FROM clients_found(agency, me, sees_agency, f, p_patterns, p_starts, p_id_end, true) c)
      SELECT h.id, 0, h.key FROM hits h WHERE p_key IS NULL OR CASE WHEN p_backwards THEN (h.key, h.id) < (p_key, p_id) ELSE (h.key, h.id) > (p_key, p_id) END
      ORDER BY CASE WHEN p_backwards THEN h.key END DESC, CASE WHEN p_backwards THEN h.id END DESC, h.key, h.id LIMIT p_limit;
    ELSE
      RETURN QUERY WITH hits AS MATERIALIZED (
        SELECT c.id, client_sort_key(p_sort, c.sort_key, c.created_at, c.updated_at, c.expected_value, c.stage_since) AS key
        FROM clients_found(agency, me, sees_agency, f, p_patterns, p_starts, p_id_end, false) c)
      SELECT h.id, 0, h.key FROM hits h WHERE p_key IS NULL OR CASE WHEN p_backwards THEN (h.key, h.id) < (p_key, p_id) ELSE (h.key, h.id) > (p_key, p_id) END
      ORDER BY CASE WHEN p_backwards THEN h.key END DESC, CASE WHEN p_backwards THEN h.id END DESC, h.key, h.id LIMIT p_limit;
    END IF;
    RETURN;
  END IF;

  WHILE at BETWEEN 0 AND 3 AND taken < p_limit LOOP
    got := 0;
    IF at = 0 THEN
      IF p_id_end IS NOT NULL THEN
        RETURN QUERY WITH hits AS MATERIALIZED (
          SELECT c.id, c.sort_key AS key FROM filtered_clients(agency, me, sees_agency, f) c
          WHERE c.status = ANY (f.statuses)
            AND right(replace(c.id::text, '-', ''), 8) = right(p_id_end, 8) AND replace(c.id::text, '-', '') LIKE '%' || p_id_end)
        SELECT h.id, 0, h.key FROM hits h WHERE p_key IS NULL OR CASE WHEN p_backwards THEN (h.key, h.id) < (p_key, p_id) ELSE (h.key, h.id) > (p_key, p_id) END
        ORDER BY CASE WHEN p_backwards THEN h.key END DESC, CASE WHEN p_backwards THEN h.id END DESC, h.key, h.id LIMIT p_limit - taken;
        GET DIAGNOSTICS got = ROW_COUNT;
      END IF;

    ELSIF at = 1 AND sees_agency AND NOT p_backwards THEN
      RETURN QUERY SELECT h.id, 1, h.key FROM (
        SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(f.statuses) AS t(status), LATERAL (
          SELECT c.sort_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.status = t.status
            AND c.sort_key >= greatest(s.start COLLATE "C", p_key) AND c.sort_key < s.start || U&'\+10FFFF'
            AND (p_key IS NULL OR (c.sort_key, c.id) > (p_key, p_id))
          ORDER BY c.sort_key, c.id LIMIT p_limit - taken) w
      ) h ORDER BY h.key, h.id LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;
    ELSIF at = 1 AND sees_agency THEN
      RETURN QUERY SELECT h.id, 1, h.key FROM (
        SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(f.statuses) AS t(status), LATERAL (
          SELECT c.sort_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.status = t.status
            AND c.sort_key < s.start || U&'\+10FFFF' AND c.sort_key >= s.start AND c.sort_key <= coalesce(p_key, s.start || U&'\+10FFFF')
            AND (p_key IS NULL OR (c.sort_key, c.id) < (p_key, p_id))
          ORDER BY c.sort_key DESC, c.id DESC LIMIT p_limit - taken) w
      ) h ORDER BY h.key DESC, h.id DESC LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;
    -- Visibility `own` uses two ordered index scans, because one scan with an OR would read the whole agency.
    ELSIF at = 1 AND NOT p_backwards THEN
      RETURN QUERY SELECT h.id, 1, h.key FROM (
        SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(f.statuses) AS t(status), LATERAL (
          (SELECT c.sort_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.created_by_id = me AND c.status = t.status
            AND c.sort_key >= greatest(s.start COLLATE "C", p_key) AND c.sort_key < s.start || U&'\+10FFFF'
            AND (p_key IS NULL OR (c.sort_key, c.id) > (p_key, p_id))
          ORDER BY c.sort_key, c.id LIMIT p_limit - taken)
          UNION
          (SELECT c.sort_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.assignee_id = me AND c.status = t.status
            AND c.sort_key >= greatest(s.start COLLATE "C", p_key) AND c.sort_key < s.start || U&'\+10FFFF'
            AND (p_key IS NULL OR (c.sort_key, c.id) > (p_key, p_id))
          ORDER BY c.sort_key, c.id LIMIT p_limit - taken)) w
      ) h ORDER BY h.key, h.id LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;
    ELSIF at = 1 THEN
      RETURN QUERY SELECT h.id, 1, h.key FROM (
        SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(f.statuses) AS t(status), LATERAL (
          (SELECT c.sort_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.created_by_id = me AND c.status = t.status
            AND c.sort_key < s.start || U&'\+10FFFF' AND c.sort_key >= s.start AND c.sort_key <= coalesce(p_key, s.start || U&'\+10FFFF')
            AND (p_key IS NULL OR (c.sort_key, c.id) < (p_key, p_id))
          ORDER BY c.sort_key DESC, c.id DESC LIMIT p_limit - taken)
          UNION
          (SELECT c.sort_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.assignee_id = me AND c.status = t.status
            AND c.sort_key < s.start || U&'\+10FFFF' AND c.sort_key >= s.start AND c.sort_key <= coalesce(p_key, s.start || U&'\+10FFFF')
            AND (p_key IS NULL OR (c.sort_key, c.id) < (p_key, p_id))
          ORDER BY c.sort_key DESC, c.id DESC LIMIT p_limit - taken)) w
      ) h ORDER BY h.key DESC, h.id DESC LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;

    ELSIF at = 2 AND NOT p_backwards THEN
      RETURN QUERY SELECT h.id, 2, h.key FROM (
        SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(f.statuses) AS t(status), LATERAL (
          SELECT c.name_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.status = t.status
            AND c.name_key >= greatest(s.start COLLATE "C", p_key) AND c.name_key < s.start || U&'\+10FFFF'
            AND (p_key IS NULL OR (c.name_key, c.id) > (p_key, p_id)) AND NOT c.sort_key ^@ ANY (p_starts)
          ORDER BY c.name_key, c.id LIMIT p_limit - taken) w
      ) h ORDER BY h.key, h.id LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;
    ELSIF at = 2 THEN
      RETURN QUERY SELECT h.id, 2, h.key FROM (
        SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(f.statuses) AS t(status), LATERAL (
          SELECT c.name_key AS key, c.id FROM filtered_clients(agency, me, sees_agency, f) c WHERE c.status = t.status
            AND c.name_key < s.start || U&'\+10FFFF' AND c.name_key >= s.start AND c.name_key <= coalesce(p_key, s.start || U&'\+10FFFF')
            AND (p_key IS NULL OR (c.name_key, c.id) < (p_key, p_id)) AND NOT c.sort_key ^@ ANY (p_starts)
          ORDER BY c.name_key DESC, c.id DESC LIMIT p_limit - taken) w
      ) h ORDER BY h.key DESC, h.id DESC LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;

    ELSIF p_patterns <> '{}' AND prospects_only THEN
      RETURN QUERY WITH hits AS MATERIALIZED (
        SELECT c.id, c.sort_key AS key FROM clients_by_words(agency, me, sees_agency, f, p_patterns, true) c
        WHERE NOT c.sort_key ^@ ANY (p_starts) AND NOT c.name_key ^@ ANY (p_starts) LIMIT 10000)
      SELECT h.id, 3, h.key FROM hits h WHERE p_key IS NULL OR CASE WHEN p_backwards THEN (h.key, h.id) < (p_key, p_id) ELSE (h.key, h.id) > (p_key, p_id) END
      ORDER BY CASE WHEN p_backwards THEN h.key END DESC, CASE WHEN p_backwards THEN h.id END DESC, h.key, h.id LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;
    ELSIF p_patterns <> '{}' THEN
      RETURN QUERY WITH hits AS MATERIALIZED (
        SELECT c.id, c.sort_key AS key FROM clients_by_words(agency, me, sees_agency, f, p_patterns, false) c
        WHERE NOT c.sort_key ^@ ANY (p_starts) AND NOT c.name_key ^@ ANY (p_starts) LIMIT 10000)
      SELECT h.id, 3, h.key FROM hits h WHERE p_key IS NULL OR CASE WHEN p_backwards THEN (h.key, h.id) < (p_key, p_id) ELSE (h.key, h.id) > (p_key, p_id) END
      ORDER BY CASE WHEN p_backwards THEN h.key END DESC, CASE WHEN p_backwards THEN h.id END DESC, h.key, h.id LIMIT p_limit - taken;
      GET DIAGNOSTICS got = ROW_COUNT;
    END IF;
    taken := taken + got;
    -- Only the first bucket of a page continues from the cursor.
    p_key := NULL;
    at := at + CASE WHEN p_backwards THEN -1 ELSE 1 END;
  END LOOP;
END
$$;
