-- Whether any client is linked to the contact, visible or not.
CREATE OR REPLACE FUNCTION client_contacts_any(record uuid)
RETURNS boolean
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT 1 FROM client_contacts l WHERE l.agency_id = app_agency_id() AND l.contact_id = record)
$$;
