-- The active user who owns the passkey that a browser presents at the log-in.
CREATE OR REPLACE FUNCTION auth_passkey(p_user uuid, p_credential text)
RETURNS TABLE (agency_id uuid, user_id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.agency_id, u.id FROM users u JOIN passkeys p ON p.agency_id = u.agency_id AND p.user_id = u.id
  WHERE u.id = p_user AND p.credential_id = p_credential AND u.active AND u.kind = 'person'
$$;
