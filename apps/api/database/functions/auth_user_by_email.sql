-- The account that signs in with an e-mail, which is unique over the installation.
CREATE OR REPLACE FUNCTION auth_user_by_email(p_email text)
RETURNS TABLE (agency_id uuid, id uuid, password_hash text, active boolean)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.agency_id, u.id, u.password_hash, u.active FROM users u WHERE lower(u.email) = lower(p_email) AND u.kind = 'person'
$$;
