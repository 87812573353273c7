-- Whether a search text matches every pattern of one interpretation of the typed text. Each interpretation has eight patterns; an unused one
-- is '%', which adds no cost, while LIKE ALL over an array would not use the trigram index.
CREATE OR REPLACE FUNCTION matches_reading(p_search text, p_patterns text[], p_reading integer)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$
  SELECT p_search LIKE p_patterns[p_reading][1] AND p_search LIKE p_patterns[p_reading][2]
    AND p_search LIKE p_patterns[p_reading][3] AND p_search LIKE p_patterns[p_reading][4]
    AND p_search LIKE p_patterns[p_reading][5] AND p_search LIKE p_patterns[p_reading][6]
    AND p_search LIKE p_patterns[p_reading][7] AND p_search LIKE p_patterns[p_reading][8]
$$;
