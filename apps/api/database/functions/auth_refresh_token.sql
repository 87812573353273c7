-- The session that a refresh token belongs to.
CREATE OR REPLACE FUNCTION auth_refresh_token(p_hash text)
RETURNS TABLE (agency_id uuid, user_id uuid, session_id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT s.agency_id, s.user_id, s.id FROM refresh_tokens t JOIN sessions s ON s.agency_id = t.agency_id AND s.id = t.session_id
  WHERE t.token_hash = p_hash
$$;
