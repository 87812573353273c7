-- Known words one edit away from p_word: a letter added, missing, changed, or two swapped.
CREATE OR REPLACE FUNCTION client_slips(p_word text)
RETURNS SETOF text
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT w.word FROM client_words w
  WHERE w.agency_id = app_agency_id() AND length(w.word) BETWEEN length(p_word) - 1 AND length(p_word) + 1
    AND (levenshtein_less_equal(w.word, p_word, 1) <= 1
      OR w.word IN (SELECT overlay(p_word PLACING substr(p_word, i + 1, 1) || substr(p_word, i, 1) FROM i FOR 2) FROM generate_series(1, length(p_word) - 1) i))
  ORDER BY levenshtein(w.word, p_word), w.word LIMIT 12
$$;
