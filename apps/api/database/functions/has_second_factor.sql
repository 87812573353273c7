-- Whether a user has a second factor, which the log-in then requires.
CREATE OR REPLACE FUNCTION has_second_factor(p_agency uuid, p_user uuid)
RETURNS boolean
LANGUAGE sql
STABLE
AS $$
  SELECT EXISTS (SELECT 1 FROM authenticators a WHERE a.agency_id = p_agency AND a.user_id = p_user AND a.secret IS NOT NULL)
    OR EXISTS (SELECT 1 FROM passkeys p WHERE p.agency_id = p_agency AND p.user_id = p_user)
$$;
