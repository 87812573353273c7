-- Collects the words of new names, in the order of the words so that two writers never wait for each other in a circle.
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
