import { begins, matches, READINGS, SEARCH_HEAD } from './client-search.sql.js';

/** Rows that are looked at in the order of the names before the index of trigrams is asked. */
const WALKED = 1_000;
/** Hits of that index that are sorted. */
const SORTED = 500;

const KEPT = 'c.agency_id = agency AND c.deleted_at IS NULL AND (sees_agency OR c.created_by_id = me OR c.assignee_id = me)';
const NAMED_OTHERWISE = `NOT ${begins('sort_key')} AND NOT ${begins('name_key')}`;
const STATUSES = `(VALUES ('client'), ('prospect')) AS t(status)`;

/** Whoever matches among the first by name; `also` narrows it to an index of one person's. */
const amongFirst = (also = '') => `
      SELECT h.id, h.key FROM ${STATUSES}, LATERAL (
        SELECT c.id, c.sort_key AS key FROM (
          SELECT c.id, c.sort_key, c.name_key, c.search FROM clients c WHERE ${KEPT}${also} AND c.status = t.status ORDER BY c.sort_key, c.id LIMIT ${WALKED}
        ) c WHERE EXISTS (SELECT FROM ${READINGS} r WHERE ${matches('r')}) AND ${NAMED_OTHERWISE} LIMIT p_limit - taken
      ) h`;

const first = (hits: string) => `
      SELECT array_agg(f.id ORDER BY f.key, f.id), array_agg(f.key ORDER BY f.key, f.id) INTO ids, keys
      FROM (SELECT w.id, w.key FROM (${hits}) w GROUP BY w.id, w.key ORDER BY w.key, w.id LIMIT p_limit - taken) f;`;

/**
 * The few best hits among clients and prospects, for who is still typing. An index of trigrams gives all that match
 * before the first: what half of an agency matches, as the beginning of a mobile number, costs a quarter of a second. So
 * the first by name are looked at before, where such hits are soon found; what is not found there has few hits, or
 * hits that begin with the same letters, and those the index gives at once.
 */
export const PALETTE_SEARCH = `CREATE FUNCTION client_first(p_patterns text[], p_starts text[], p_id_end text, p_limit integer)
  RETURNS TABLE (id uuid, bucket integer, key text) ROWS 10 ${SEARCH_HEAD} AS $$
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
    RETURN QUERY SELECT s.id, s.bucket, s.key FROM client_search('{}', p_starts, p_id_end, '{"statuses": ["client", "prospect"]}', 'relevance', false, NULL, NULL, NULL, p_limit) s;
    GET DIAGNOSTICS taken = ROW_COUNT;
    IF taken >= p_limit OR p_patterns = '{}' THEN RETURN; END IF;
    IF sees_agency THEN ${first(amongFirst())}
    ELSE ${first(`${amongFirst(' AND c.created_by_id = me')} UNION ALL ${amongFirst(' AND c.assignee_id = me')}`)}
    END IF;
    IF coalesce(cardinality(ids), 0) < p_limit - taken THEN ${first(`
        SELECT m.id, m.key FROM ${READINGS} r, LATERAL (
          SELECT c.id, c.sort_key AS key FROM clients c WHERE ${KEPT} AND ${matches('r')} AND ${NAMED_OTHERWISE} LIMIT ${SORTED}
        ) m`)}
    END IF;
    RETURN QUERY SELECT u.id, 3, u.key FROM unnest(ids, keys) AS u(id, key);
  END $$`;
