/**
 * Search over clients. Under row-level security PostgreSQL serves no LIKE from a trigram index (textlike is not
 * leakproof), so these functions run as the owner and hold agency and visibility themselves; the statement around them
 * goes through the policies once more. Its traps, measured at a million clients: one LIKE for each word (LIKE ALL is
 * not served by the index); hits are collected before they are sorted, or the planner walks the name index; words of
 * one or two letters have no trigram and are answered from the start of names.
 */
export const CLIENT_SEARCH = [
  // p_words: [[word, alternative…]…]. Literals and no parameters, so that each search is planned for its own words.
  `CREATE FUNCTION client_search_words(p_words jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    word jsonb; alternative text; one text; parts text[] := '{}'; long boolean := false;
  BEGIN
    FOR word IN SELECT value FROM jsonb_array_elements(p_words) LOOP
      one := '';
      FOR alternative IN SELECT value FROM jsonb_array_elements_text(word) LOOP
        long := long OR length(alternative) > 2;
        one := one || CASE WHEN one = '' THEN '' ELSE ' OR ' END || format('c.search LIKE %L',
          CASE WHEN length(alternative) > 2 THEN '%' ELSE '% ' END || replace(replace(alternative, '\\', '\\\\'), '_', '\\_') || '%');
      END LOOP;
      parts := parts || ('(' || one || ')');
    END LOOP;
    -- Short words alone: only the beginning of names.
    RETURN CASE WHEN long THEN array_to_string(parts, ' AND ')
      ELSE '(' || client_search_starts(p_words, 'sort_key') || ' OR ' || client_search_starts(p_words, 'name_key') || ')' END;
  END $$`,

  // Names that begin with the words, in the order given or, for two, the other way round; one word, also with its
  // alternatives.
  `CREATE FUNCTION client_search_starts(p_words jsonb, p_column text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT '(' || string_agg(format('c.%I LIKE %L', p_column, replace(replace(start, '\\', '\\\\'), '_', '\\_') || '%'), ' OR ') || ')'
    FROM (
      SELECT string_agg(value ->> 0, ' ' ORDER BY ordinality) AS start FROM jsonb_array_elements(p_words) WITH ORDINALITY
      UNION
      SELECT string_agg(value ->> 0, ' ' ORDER BY ordinality DESC) FROM jsonb_array_elements(p_words) WITH ORDINALITY WHERE jsonb_array_length(p_words) = 2
      UNION
      SELECT value FROM jsonb_array_elements_text(p_words -> 0) WHERE jsonb_array_length(p_words) = 1
    ) starts WHERE start IS NOT NULL
  $$`,

  `CREATE FUNCTION client_search_filter(p_filter jsonb) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT format('c.agency_id = %L AND c.deleted_at IS NULL', app_agency_id())
      || CASE WHEN app_sees_agency() THEN '' ELSE format(' AND (c.created_by_id = %1$L OR c.assignee_id = %1$L)', app_user_id()) END
      || CASE WHEN p_filter ? 'status' THEN format(' AND c.status = %L', p_filter ->> 'status') ELSE '' END
      || CASE WHEN p_filter ? 'types' THEN format(' AND c.type = ANY (ARRAY(SELECT jsonb_array_elements_text(%L)))', p_filter -> 'types') ELSE '' END
      || CASE WHEN p_filter ? 'assignees' THEN format(' AND (c.assignee_id = ANY (ARRAY(SELECT jsonb_array_elements_text(%L)::uuid)) OR %L AND c.assignee_id IS NULL)', p_filter -> 'assignees', p_filter -> 'unassigned') ELSE '' END
      || CASE WHEN p_filter ? 'creators' THEN format(' AND c.created_by_id = ANY (ARRAY(SELECT jsonb_array_elements_text(%L)::uuid))', p_filter -> 'creators') ELSE '' END
      || CASE WHEN p_filter ? 'tags' THEN format(' AND EXISTS (SELECT 1 FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND t.tag_id = ANY (ARRAY(SELECT jsonb_array_elements_text(%L)::uuid)))', p_filter -> 'tags') ELSE '' END
      || CASE WHEN p_filter ? 'updatedSince' THEN format(' AND c.updated_at >= %L', p_filter ->> 'updatedSince') ELSE '' END
  $$`,

  // By relevance: an id, then names that begin with the words by surname, then by first name, then the rest, of which
  // the first ten thousand are looked at. By anything else: all hits, sorted.
  `CREATE FUNCTION client_search(p_words jsonb, p_id_end text, p_filter jsonb, p_sort text, p_backwards boolean, p_bucket integer, p_key text, p_id uuid, p_limit integer)
  RETURNS TABLE (id uuid, bucket integer, key text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    base text := client_search_filter(p_filter);
    words text := client_search_words(p_words);
    by_surname text := client_search_starts(p_words, 'sort_key');
    by_name text := client_search_starts(p_words, 'name_key');
    only_short boolean := NOT jsonb_path_exists(p_words, '$[*][*] ? (@ like_regex "...")');
    step integer := CASE WHEN p_backwards THEN -1 ELSE 1 END;
    at integer := coalesce(p_bucket, 0);
    found integer := 0;
    got integer;
    key_column text;
    condition text;
    hits text;
  BEGIN
    IF app_agency_id() IS NULL THEN RETURN; END IF;
    WHILE at BETWEEN 0 AND CASE WHEN p_sort = 'relevance' THEN 3 ELSE 0 END AND found < p_limit LOOP
      key_column := 'c.sort_key';
      IF p_sort <> 'relevance' THEN
        key_column := CASE p_sort WHEN 'displayName' THEN 'c.sort_key' WHEN 'createdAt' THEN 'to_char(c.created_at AT TIME ZONE ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'') COLLATE "C"' ELSE 'to_char(c.updated_at AT TIME ZONE ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'') COLLATE "C"' END;
        condition := CASE WHEN p_id_end IS NULL THEN words ELSE format('(%s OR right(replace(c.id::text, ''-'', ''''), 8) = right(%L, 8) AND replace(c.id::text, ''-'', '''') LIKE ''%%'' || %L)', words, p_id_end, p_id_end) END;
      ELSIF at = 0 THEN
        condition := CASE WHEN p_id_end IS NULL THEN NULL ELSE format('right(replace(c.id::text, ''-'', ''''), 8) = right(%L, 8) AND replace(c.id::text, ''-'', '''') LIKE ''%%'' || %L', p_id_end, p_id_end) END;
      ELSIF at = 1 THEN condition := by_surname;
      ELSIF at = 2 THEN condition := by_name || ' AND NOT ' || by_surname; key_column := 'c.name_key';
      ELSE condition := CASE WHEN only_short THEN NULL ELSE words || ' AND NOT ' || by_surname || ' AND NOT ' || by_name END;
      END IF;
      IF condition IS NOT NULL THEN
        hits := format('SELECT c.id, %s AS key FROM clients c WHERE %s AND %s', key_column, base, condition)
          || CASE WHEN p_sort = 'relevance' AND at = 3 THEN ' LIMIT 10000' ELSE '' END;
        IF p_sort = 'relevance' AND at < 3 THEN
          -- Straight from the index of the names, in its order.
          RETURN QUERY EXECUTE format('%s %s ORDER BY %s %s, c.id %s LIMIT %s', replace(hits, ', ' || key_column || ' AS key', ', ' || at || ', ' || key_column),
            CASE WHEN p_key IS NULL THEN '' ELSE format('AND (%s, c.id) %s (%L, %L)', key_column, CASE WHEN p_backwards THEN '<' ELSE '>' END, p_key, p_id) END,
            key_column, CASE WHEN p_backwards THEN 'DESC' ELSE 'ASC' END, CASE WHEN p_backwards THEN 'DESC' ELSE 'ASC' END, p_limit - found);
        ELSE
          RETURN QUERY EXECUTE format('WITH hits AS MATERIALIZED (%s) SELECT h.id, %s, h.key FROM hits h WHERE %s ORDER BY h.key %s, h.id %s LIMIT %s', hits, at,
            CASE WHEN p_key IS NULL THEN 'true' ELSE format('(h.key, h.id) %s (%L, %L)', CASE WHEN p_backwards THEN '<' ELSE '>' END, p_key, p_id) END,
            CASE WHEN p_backwards THEN 'DESC' ELSE 'ASC' END, CASE WHEN p_backwards THEN 'DESC' ELSE 'ASC' END, p_limit - found);
        END IF;
        GET DIAGNOSTICS got = ROW_COUNT;
        found := found + got;
      END IF;
      p_key := NULL;
      at := at + step;
    END LOOP;
  END $$`,

  `CREATE FUNCTION client_search_counts(p_words jsonb, p_id_end text, p_filter jsonb, p_most integer)
  RETURNS TABLE (type text, status text, total bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  #variable_conflict use_column
  BEGIN
    IF app_agency_id() IS NULL THEN RETURN; END IF;
    RETURN QUERY EXECUTE format('SELECT h.type, h.status, count(*) FROM (SELECT c.type, c.status FROM clients c WHERE %s AND (%s%s) LIMIT %s) h GROUP BY 1, 2',
      client_search_filter(p_filter), client_search_words(p_words),
      CASE WHEN p_id_end IS NULL THEN '' ELSE format(' OR right(replace(c.id::text, ''-'', ''''), 8) = right(%L, 8) AND replace(c.id::text, ''-'', '''') LIKE ''%%'' || %L', p_id_end, p_id_end) END, p_most);
  END $$`,

  // Without q: each type and status apart, so that each is capped and answered from an index alone.
  `CREATE FUNCTION client_counts(p_filter jsonb, p_most integer)
  RETURNS TABLE (type text, status text, total bigint) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    t text; s text;
  BEGIN
    IF app_agency_id() IS NULL THEN RETURN; END IF;
    FOREACH t IN ARRAY ARRAY['retail', 'professional', 'corporate'] LOOP
      FOREACH s IN ARRAY ARRAY['client', 'prospect'] LOOP
        RETURN QUERY EXECUTE format('SELECT %L::text, %L::text, count(*) FROM (SELECT 1 FROM clients c WHERE %s AND c.type = %L AND c.status = %L LIMIT %s) h', t, s, client_search_filter(p_filter), t, s, p_most);
      END LOOP;
    END LOOP;
  END $$`,

  // Words one letter away: one more, one less, another, or two swapped.
  `CREATE FUNCTION client_slips(p_word text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT w.word FROM client_words w
    WHERE w.agency_id = app_agency_id() AND length(w.word) BETWEEN length(p_word) - 1 AND length(p_word) + 1
      AND (levenshtein_less_equal(w.word, p_word, 1) <= 1
        OR w.word IN (SELECT overlay(p_word PLACING substr(p_word, i + 1, 1) || substr(p_word, i, 1) FROM i FOR 2) FROM generate_series(1, length(p_word) - 1) i))
    ORDER BY levenshtein(w.word, p_word), w.word LIMIT 12
  $$`,

  // In the order of the words, so that two writers never wait for each other in a circle.
  `CREATE FUNCTION client_words_of_insert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO client_words (agency_id, word)
    SELECT DISTINCT n.agency_id, w.word FROM new_rows n, regexp_split_to_table(n.name_key, ' ') AS w(word) WHERE length(w.word) BETWEEN 3 AND 60
    ORDER BY 1, 2 ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$`,
  `CREATE FUNCTION client_words_of_update() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    INSERT INTO client_words (agency_id, word)
    SELECT DISTINCT NEW.agency_id, w.word FROM regexp_split_to_table(NEW.name_key, ' ') AS w(word) WHERE length(w.word) BETWEEN 3 AND 60
    ORDER BY 1, 2 ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER words_of_insert AFTER INSERT ON clients REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION client_words_of_insert()`,
  `CREATE TRIGGER words_of_update AFTER UPDATE ON clients FOR EACH ROW WHEN (OLD.name_key <> NEW.name_key) EXECUTE FUNCTION client_words_of_update()`,
];

export const DROP_CLIENT_SEARCH = [
  'DROP TRIGGER words_of_update ON clients',
  'DROP TRIGGER words_of_insert ON clients',
  ...[
    'client_words_of_update()',
    'client_words_of_insert()',
    'client_slips(text)',
    'client_counts(jsonb, integer)',
    'client_search_counts(jsonb, text, jsonb, integer)',
    'client_search(jsonb, text, jsonb, text, boolean, integer, text, uuid, integer)',
    'client_search_filter(jsonb)',
    'client_search_words(jsonb)',
    'client_search_starts(jsonb, text)',
  ].map((signature) => `DROP FUNCTION ${signature}`),
];
