-- Collects the words of new names, sorted so that two writers never deadlock.
CREATE OR REPLACE FUNCTION client_words_of_insert()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO client_words (agency_id, word)
  SELECT DISTINCT n.agency_id, w.word FROM new_rows n, regexp_split_to_table(n.name_key, ' ') AS w(word) WHERE length(w.word) BETWEEN 3 AND 60
  ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
