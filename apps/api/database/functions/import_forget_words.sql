-- Deletes words that a reverted import brought and that no name of the agency contains any more.
CREATE OR REPLACE FUNCTION import_forget_words(p_words text[])
RETURNS void
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  DELETE FROM client_words w WHERE w.agency_id = app_agency_id() AND w.word = ANY (p_words)
    AND w.word NOT IN (SELECT n.word FROM clients c, string_to_table(c.name_key, ' ') AS n(word)
      WHERE c.agency_id = app_agency_id() AND c.deleted_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM clients c WHERE c.agency_id = w.agency_id AND c.deleted_at IS NULL
      AND c.search LIKE '%' || w.word || '%' AND w.word = ANY (string_to_array(c.name_key, ' ')))
$$;
