-- Every agency with its system user, for jobs that run for each agency.
CREATE OR REPLACE FUNCTION auth_agencies()
RETURNS TABLE (agency_id uuid, system_user_id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.agency_id, u.id FROM users u WHERE u.kind = 'system'
$$;
