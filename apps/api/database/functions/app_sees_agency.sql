-- Whether that user sees every record of the agency.
CREATE OR REPLACE FUNCTION app_sees_agency()
RETURNS boolean
LANGUAGE sql
STABLE PARALLEL SAFE
AS $$
  SELECT coalesce(current_setting('app.visibility', true), '') = 'agency'
$$;
