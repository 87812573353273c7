/**
 * Search over clients. Under row-level security PostgreSQL serves no LIKE from a trigram index (textlike is not
 * leakproof), so these functions run as the owner and hold agency and visibility themselves; the statement around them
 * goes through the policies once more. Their statements are the same for every search and are planned once in each
 * connection: planning anew costs more than finding. Traps, measured at a million clients: a place without a word takes
 * '%', which costs nothing beside a word, while LIKE ANY over an array is not served by the index in a plan for any
 * parameter; hits are collected before they are sorted, or the planner walks the index of names; names that begin with
 * the words are walked in the order of their index, or every one of them is read.
 */
export const SEARCH_HEAD = `LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan`;

const FILTER = `
    agency uuid := app_agency_id();
    me uuid := app_user_id();
    sees_agency boolean := app_sees_agency();
    statuses text[]; types text[]; assignees uuid[]; unassigned boolean; creators uuid[]; tagged uuid[]; since timestamptz;`;

const READ_FILTER = `
    IF agency IS NULL THEN RETURN; END IF;
    SELECT f.statuses, f.types, f.assignees, f.unassigned, f.creators, f.tags, f."updatedSince" INTO statuses, types, assignees, unassigned, creators, tagged, since
    FROM jsonb_to_record(p_filter) AS f(statuses text[], types text[], assignees uuid[], unassigned boolean, creators uuid[], tags uuid[], "updatedSince" timestamptz);`;

/** Agency, visibility and filter over `clients c`; the status apart, because the indexes of names begin with it. */
const KEPT = `c.agency_id = agency AND c.deleted_at IS NULL AND (sees_agency OR c.created_by_id = me OR c.assignee_id = me)
          AND (types IS NULL OR c.type = ANY (types))
          AND (assignees IS NULL OR c.assignee_id = ANY (assignees) OR unassigned AND c.assignee_id IS NULL)
          AND (creators IS NULL OR c.created_by_id = ANY (creators))
          AND (since IS NULL OR c.updated_at >= since)
          AND (tagged IS NULL OR EXISTS (SELECT FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND t.tag_id = ANY (tagged)))`;

const AFTER_ALL = `U&'\\+10FFFF'`;
const HAS_ID = `right(replace(c.id::text, '-', ''), 8) = right(p_id_end, 8) AND replace(c.id::text, '-', '') LIKE '%' || p_id_end`;

const PLACES = [1, 2, 3, 4, 5, 6, 7, 8];
export const READINGS = `(SELECT n, ${PLACES.map((place) => `p_patterns[n][${place}] AS p${place}`).join(', ')} FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS n)`;
export const matches = (reading: string) => PLACES.map((place) => `c.search LIKE ${reading}.p${place}`).join(' AND ');
export const begins = (column: string) => `EXISTS (SELECT FROM unnest(p_starts) AS f(start) WHERE starts_with(c.${column}, f.start))`;

/** The records that match all words of a reading, each once, however many readings it matches. */
const matching = (columns: string, also = '') => `
        SELECT m.* FROM ${READINGS} w, LATERAL (SELECT ${columns} FROM clients c WHERE ${KEPT} AND c.status = ANY (statuses) AND ${matches('w')}
          AND NOT EXISTS (SELECT FROM ${READINGS} e WHERE e.n < w.n AND ${matches('e')})${also}) m`;

/** Those and the others that a search finds: by an id, and by the beginning of the name when the words are too short. */
const hits = (columns: string) => `${matching(columns)}
        UNION ALL SELECT ${columns} FROM clients c WHERE ${KEPT} AND c.status = ANY (statuses) AND ${HAS_ID} AND NOT EXISTS (SELECT FROM ${READINGS} e WHERE ${matches('e')})
        ${['sort_key', 'name_key']
          .map(
            (column) => `UNION ALL SELECT m.* FROM unnest(p_starts) AS s(start), unnest(statuses) AS t(status),
          LATERAL (SELECT ${columns} FROM clients c WHERE p_patterns = '{}' AND ${KEPT} AND c.status = t.status
            AND c.${column} >= s.start AND c.${column} < s.start || ${AFTER_ALL}${column === 'sort_key' ? '' : ` AND NOT ${begins('sort_key')}`}) m`,
          )
          .join('\n        ')}`;

/** Names that begin with the words, straight from an index and in its order; `also` narrows it to an index of one person's. */
const inOrder = (bucket: 1 | 2, column: string, direction: 'ASC' | 'DESC', also = '') => `
            SELECT c.${column} AS key, c.id FROM clients c WHERE ${KEPT}${also} AND c.status = t.status
              AND c.${column} < s.start || ${AFTER_ALL} AND ${
                direction === 'ASC'
                  ? `c.${column} >= greatest(s.start COLLATE "C", p_key) AND (p_key IS NULL OR (c.${column}, c.id) > (p_key, p_id))`
                  : `c.${column} >= s.start AND c.${column} <= coalesce(p_key, s.start || ${AFTER_ALL}) AND (p_key IS NULL OR (c.${column}, c.id) < (p_key, p_id))`
              }${bucket === 2 ? `\n              AND NOT ${begins('sort_key')}` : ''}
            ORDER BY c.${column} ${direction}, c.id ${direction} LIMIT p_limit - taken`;

const page = (bucket: 1 | 2, direction: 'ASC' | 'DESC', from: string) => `
        RETURN QUERY SELECT h.id, ${bucket}, h.key FROM (
          SELECT DISTINCT w.key, w.id FROM unnest(p_starts) AS s(start), unnest(statuses) AS t(status), LATERAL (${from}) w
        ) h ORDER BY h.key ${direction}, h.id ${direction} LIMIT p_limit - taken;`;

const bySurname = (direction: 'ASC' | 'DESC') => `
        IF sees_agency THEN ${page(1, direction, inOrder(1, 'sort_key', direction))}
        ELSE ${page(1, direction, `(${inOrder(1, 'sort_key', direction, ' AND c.created_by_id = me')}) UNION (${inOrder(1, 'sort_key', direction, ' AND c.assignee_id = me')})`)}
        END IF;`;

const bothWays = (statement: (direction: 'ASC' | 'DESC') => string) => `
        IF p_backwards THEN ${statement('DESC')}
        ELSE ${statement('ASC')}
        END IF;
        GET DIAGNOSTICS got = ROW_COUNT;
        taken := taken + got;`;

const sorted = (bucket: number, found: string) => (direction: 'ASC' | 'DESC') =>
  `
        RETURN QUERY WITH hits AS MATERIALIZED (${found})
        SELECT f.id, ${bucket}, f.key FROM hits f WHERE p_key IS NULL OR (f.key, f.id) ${direction === 'ASC' ? '>' : '<'} (p_key, p_id)
        ORDER BY f.key ${direction}, f.id ${direction} LIMIT p_limit - taken;`;

const instant = (column: string) => `to_char(c.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') COLLATE "C"`;
const SORT_KEY = `CASE p_sort WHEN 'createdAt' THEN ${instant('created_at')} WHEN 'updatedAt' THEN ${instant('updated_at')} ELSE c.sort_key END`;

export const CLIENT_SEARCH = [
  // By relevance: an id, then names that begin with the words by surname, then by first name, then the rest, of which
  // the first ten thousand are looked at. By anything else: all hits, sorted.
  `CREATE FUNCTION client_search(p_patterns text[], p_starts text[], p_id_end text, p_filter jsonb, p_sort text, p_backwards boolean, p_bucket integer, p_key text, p_id uuid, p_limit integer)
  RETURNS TABLE (id uuid, bucket integer, key text) ROWS 50 ${SEARCH_HEAD} AS $$
  #variable_conflict use_column
  DECLARE ${FILTER}
    at integer := coalesce(p_bucket, 0);
    taken integer := 0;
    got integer;
  BEGIN ${READ_FILTER}
    IF p_sort <> 'relevance' THEN ${bothWays(sorted(0, hits(`c.id, ${SORT_KEY} AS key`)))}
      RETURN;
    END IF;
    WHILE at BETWEEN 0 AND 3 AND taken < p_limit LOOP
      IF at = 0 THEN
        IF p_id_end IS NOT NULL THEN ${bothWays(sorted(0, `SELECT c.id, c.sort_key AS key FROM clients c WHERE ${KEPT} AND c.status = ANY (statuses) AND ${HAS_ID}`))}
        END IF;
      ELSIF at = 1 THEN ${bothWays(bySurname)}
      ELSIF at = 2 THEN ${bothWays((direction) => page(2, direction, inOrder(2, 'name_key', direction)))}
      ELSIF p_patterns <> '{}' THEN ${bothWays(
        sorted(3, `${matching('c.id, c.sort_key AS key', ` AND NOT ${begins('sort_key')} AND NOT ${begins('name_key')}`)} LIMIT 10000`),
      )}
      END IF;
      p_key := NULL;
      at := at + CASE WHEN p_backwards THEN -1 ELSE 1 END;
    END LOOP;
  END $$`,

  // Six groups need no order of their rows.
  `CREATE FUNCTION client_search_counts(p_patterns text[], p_starts text[], p_id_end text, p_filter jsonb, p_most integer)
  RETURNS TABLE (type text, status text, total bigint) ROWS 6 ${SEARCH_HEAD} SET enable_sort = off AS $$
  #variable_conflict use_column
  DECLARE ${FILTER}
  BEGIN ${READ_FILTER}
    RETURN QUERY SELECT h.type, h.status, count(*) FROM (${hits('c.id, c.type, c.status')} LIMIT p_most) h GROUP BY 1, 2;
  END $$`,

  // Without q: each type and status apart, so that each is capped and answered from an index alone. Planned for the
  // filters that are there: one that might be there would make PostgreSQL read every row.
  `CREATE FUNCTION client_counts(p_filter jsonb, p_most integer)
  RETURNS TABLE (type text, status text, total bigint) ROWS 6 LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  #variable_conflict use_column
  DECLARE ${FILTER}
    kept text;
  BEGIN ${READ_FILTER}
    kept := format('c.agency_id = %L AND c.deleted_at IS NULL', agency)
      || CASE WHEN sees_agency THEN '' ELSE format(' AND (c.created_by_id = %1$L OR c.assignee_id = %1$L)', me) END
      || CASE WHEN assignees IS NULL THEN '' ELSE format(' AND (c.assignee_id = ANY (%L) OR %L AND c.assignee_id IS NULL)', assignees, unassigned) END
      || CASE WHEN creators IS NULL THEN '' ELSE format(' AND c.created_by_id = ANY (%L)', creators) END
      || CASE WHEN since IS NULL THEN '' ELSE format(' AND c.updated_at >= %L', since) END
      || CASE WHEN tagged IS NULL THEN '' ELSE format(' AND EXISTS (SELECT FROM client_tags t WHERE t.agency_id = c.agency_id AND t.client_id = c.id AND t.tag_id = ANY (%L))', tagged) END;
    RETURN QUERY EXECUTE (
      SELECT string_agg(format('SELECT %L, %L, count(*) FROM (SELECT FROM clients c WHERE %s AND c.type = %L AND c.status = %L LIMIT %s) h', t.type, s.status, kept, t.type, s.status, p_most), ' UNION ALL ')
      FROM unnest(coalesce(types, '{retail,professional,corporate}')) AS t(type), unnest(statuses) AS s(status)
    );
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
    'client_search_counts(text[], text[], text, jsonb, integer)',
    'client_search(text[], text[], text, jsonb, text, boolean, integer, text, uuid, integer)',
  ].map((signature) => `DROP FUNCTION ${signature}`),
];
