-- The user in whose name the product works for an agency.
CREATE OR REPLACE FUNCTION auth_system_user(p_agency uuid)
RETURNS TABLE (id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.id FROM users u WHERE u.agency_id = p_agency AND u.kind = 'system'
$$;
