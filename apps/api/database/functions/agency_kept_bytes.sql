-- Bytes of all files of the agency, visible or not.
CREATE OR REPLACE FUNCTION agency_kept_bytes()
RETURNS bigint
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT coalesce(sum(size), 0)::bigint FROM document_versions WHERE agency_id = app_agency_id()
$$;
