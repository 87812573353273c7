-- The user who started a long job.
CREATE OR REPLACE FUNCTION auth_job_owner(p_agency uuid, p_job uuid)
RETURNS TABLE (user_id uuid)
LANGUAGE sql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT j.user_id FROM long_jobs j WHERE j.agency_id = p_agency AND j.id = p_job
$$;
