-- The agency that the connection acts for; NULL when it acts for none. After a transaction an unset setting is an empty text, not NULL.
CREATE OR REPLACE FUNCTION app_agency_id()
RETURNS uuid
LANGUAGE sql
STABLE PARALLEL SAFE
AS $$
  SELECT nullif(current_setting('app.agency_id', true), '')::uuid
$$;
