-- Adds answers of an open questionnaire and takes away others, unless they have changed since they were read or the client is in the trash.
-- It writes one row.
CREATE OR REPLACE FUNCTION auth_save_answers(p_hash text, p_revision integer, p_answers jsonb, p_health jsonb, p_removed text[], p_answered integer, p_total integer)
RETURNS TABLE (saved_at timestamp with time zone)
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  RETURN QUERY UPDATE questionnaire_answers a
    SET answers = (a.answers || p_answers) - p_removed, health = (a.health || p_health) - p_removed, answered = p_answered, total = p_total,
      revision = a.revision + 1, saved_at = now()
    WHERE a.token_hash = p_hash AND a.open AND a.revision = p_revision AND EXISTS (
      SELECT 1 FROM questionnaires q JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id
      WHERE q.agency_id = a.agency_id AND q.id = a.questionnaire_id AND c.deleted_at IS NULL)
    RETURNING a.saved_at;
END
$$;
