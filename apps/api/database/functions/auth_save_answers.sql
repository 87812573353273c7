-- Adds answers to open questionnaires and takes away others, each unless they have changed since they were read or the
-- client is in the trash. Rows are locked in one order, so that two such calls never wait for each other.
CREATE OR REPLACE FUNCTION auth_save_answers(p_saves jsonb)
RETURNS TABLE (place integer, saved_at timestamp with time zone)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
DECLARE
  s record;
BEGIN
  FOR s IN
    SELECT * FROM jsonb_to_recordset(p_saves) AS x(place integer, hash text, revision integer, answers jsonb, health jsonb, removed text[], answered integer, total integer)
    ORDER BY x.hash COLLATE "C"
  LOOP
    UPDATE questionnaire_answers a
      SET answers = (a.answers || s.answers) - s.removed, health = (a.health || s.health) - s.removed, answered = s.answered, total = s.total,
        revision = a.revision + 1, saved_at = now()
      WHERE a.token_hash = s.hash AND a.open AND a.revision = s.revision AND EXISTS (
        SELECT 1 FROM questionnaires q JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id
        WHERE q.agency_id = a.agency_id AND q.id = a.questionnaire_id AND c.deleted_at IS NULL)
      RETURNING a.saved_at INTO saved_at;
    IF FOUND THEN
      place := s.place;
      RETURN NEXT;
    END IF;
  END LOOP;
END
$$;
