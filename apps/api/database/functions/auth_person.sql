-- The role and visibility of an active user, for work that goes on after the request.
CREATE OR REPLACE FUNCTION auth_person(p_agency uuid, p_user uuid)
RETURNS TABLE (agency_id uuid, role text, visibility text)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT u.agency_id, u.role, u.visibility FROM users u WHERE u.agency_id = p_agency AND u.id = p_user AND u.active AND u.kind = 'person'
$$;
