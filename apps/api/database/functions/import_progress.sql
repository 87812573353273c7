-- Progress of the job of an import, for every user who sees the import.
CREATE OR REPLACE FUNCTION import_progress(p_job uuid)
RETURNS TABLE (done integer, total integer, error text)
LANGUAGE sql
STABLE SECURITY DEFINER ROWS 1
SET search_path = public, pg_temp
AS $$
  SELECT j.done, j.total, j.error FROM long_jobs j WHERE j.agency_id = app_agency_id() AND j.id = p_job AND j.kind = 'import'
$$;
