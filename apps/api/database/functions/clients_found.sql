-- Records that a search finds: by words, by the end of an id, and by the beginning of the name when every word is too short for the index.
CREATE OR REPLACE FUNCTION clients_found(
  p_agency uuid, p_user uuid, p_sees_agency boolean, p_filter client_filter,
  p_patterns text[], p_starts text[], p_id_end text, p_prospects_only boolean)
RETURNS SETOF clients
LANGUAGE sql
STABLE
AS $$
  SELECT w.* FROM clients_by_words(p_agency, p_user, p_sees_agency, p_filter, p_patterns, p_prospects_only) w
  UNION ALL
  SELECT c.* FROM filtered_clients(p_agency, p_user, p_sees_agency, p_filter) c
  WHERE c.status = ANY ((p_filter).statuses)
    AND right(replace(c.id::text, '-', ''), 8) = right(p_id_end, 8) AND replace(c.id::text, '-', '') LIKE '%' || p_id_end
    AND NOT EXISTS (
      SELECT FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS reading(n) WHERE matches_reading(c.search, p_patterns, reading.n))
  UNION ALL
  SELECT m.* FROM unnest(p_starts) AS s(start), unnest((p_filter).statuses) AS t(status), LATERAL (
    SELECT c.* FROM filtered_clients(p_agency, p_user, p_sees_agency, p_filter) c
    WHERE p_patterns = '{}' AND c.status = t.status AND c.sort_key >= s.start AND c.sort_key < s.start || U&'\+10FFFF') m
  UNION ALL
  SELECT m.* FROM unnest(p_starts) AS s(start), unnest((p_filter).statuses) AS t(status), LATERAL (
    SELECT c.* FROM filtered_clients(p_agency, p_user, p_sees_agency, p_filter) c
    WHERE p_patterns = '{}' AND c.status = t.status AND c.name_key >= s.start AND c.name_key < s.start || U&'\+10FFFF'
      AND NOT c.sort_key ^@ ANY (p_starts)) m
$$;
