-- Whether the agency requires a second factor for a role.
CREATE OR REPLACE FUNCTION needs_second_factor(p_agency uuid, p_role text)
RETURNS boolean
LANGUAGE sql
STABLE
AS $$
  SELECT EXISTS (SELECT 1 FROM security_settings s WHERE s.agency_id = p_agency AND s.second_factor_roles ? p_role)
$$;
