-- The user of a session that is still valid: role and visibility as they are now, and whether a second factor has to be set up first.
CREATE OR REPLACE FUNCTION auth_caller(p_session uuid, p_user uuid)
RETURNS TABLE (agency_id uuid, role text, visibility text, lacks_second_factor boolean)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.agency_id, u.role, u.visibility, needs_second_factor(u.agency_id, u.role) AND NOT has_second_factor(u.agency_id, u.id)
  FROM sessions s JOIN users u ON u.agency_id = s.agency_id AND u.id = s.user_id
  WHERE s.id = p_session AND s.user_id = p_user AND s.ended_at IS NULL AND s.expires_at > now() AND u.active AND u.kind = 'person'
$$;
