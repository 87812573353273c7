-- Collects the words of a changed name.
CREATE OR REPLACE FUNCTION client_words_of_update()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO client_words (agency_id, word)
  SELECT DISTINCT NEW.agency_id, w.word FROM regexp_split_to_table(NEW.name_key, ' ') AS w(word) WHERE length(w.word) BETWEEN 3 AND 60
  ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
