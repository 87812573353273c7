-- Records that match all words of an interpretation, each once even if it matches several interpretations.
-- p_prospects_only must be a literal: the index of prospects can only be used by a statement that selects nothing but prospects.
CREATE OR REPLACE FUNCTION clients_by_words(
  p_agency uuid, p_user uuid, p_sees_agency boolean, p_filter client_filter, p_patterns text[], p_prospects_only boolean)
RETURNS SETOF clients
LANGUAGE sql
STABLE
AS $$
  SELECT m.* FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS reading(n), LATERAL (
    SELECT c.* FROM filtered_clients(p_agency, p_user, p_sees_agency, p_filter) c
    WHERE CASE WHEN p_prospects_only THEN c.status = 'prospect' ELSE c.status = ANY ((p_filter).statuses) END
      AND matches_reading(c.search, p_patterns, reading.n)
      AND NOT EXISTS (
        SELECT FROM generate_series(1, coalesce(array_length(p_patterns, 1), 0)) AS earlier(n)
        WHERE earlier.n < reading.n AND matches_reading(c.search, p_patterns, earlier.n))) m
$$;
