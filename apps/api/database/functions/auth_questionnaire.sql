-- The questionnaire that a link belongs to, in any state, and its answers.
CREATE OR REPLACE FUNCTION auth_questionnaire(p_hash text)
RETURNS TABLE (agency_id uuid, system_user_id uuid, questionnaire_id uuid, template_id uuid, status text, expires_on text, opened boolean,
  accepted boolean, health_consent boolean, answers jsonb, health jsonb, revision integer)
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT q.agency_id, u.id, q.id, q.template_id, q.status, q.expires_on::text, q.opened_at IS NOT NULL, q.accepted_at IS NOT NULL, q.health_consent,
    a.answers, a.health, a.revision
  FROM questionnaire_answers a JOIN questionnaires q ON q.agency_id = a.agency_id AND q.id = a.questionnaire_id
  JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id AND c.deleted_at IS NULL
  JOIN users u ON u.agency_id = q.agency_id AND u.kind = 'system'
  WHERE a.token_hash = p_hash
$$;
