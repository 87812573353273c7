-- Which active record holds each Omnia code of the agency, visible or not. Each code is looked up in the index, whatever the statistics say.
CREATE OR REPLACE FUNCTION import_omnia_holders(p_codes text[])
RETURNS TABLE (code text, client_id uuid)
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT sought.code, c.id FROM unnest(p_codes) AS sought(code) CROSS JOIN LATERAL (
    SELECT c.id FROM clients c WHERE c.agency_id = app_agency_id() AND c.deleted_at IS NULL AND lower(c.omnia_code) = sought.code OFFSET 0) c
$$;
