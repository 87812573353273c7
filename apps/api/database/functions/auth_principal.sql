-- The user of a session, for processes of the version before `auth_caller`, while they are replaced.
CREATE OR REPLACE FUNCTION auth_principal(p_session uuid, p_user uuid)
RETURNS TABLE (agency_id uuid, role text, visibility text)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.agency_id, u.role, u.visibility FROM sessions s JOIN users u ON u.agency_id = s.agency_id AND u.id = s.user_id
  WHERE s.id = p_session AND s.user_id = p_user AND s.ended_at IS NULL AND s.expires_at > now() AND u.active AND u.kind = 'person'
$$;
