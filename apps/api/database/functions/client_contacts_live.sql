-- Whether any active client is linked to the contact, visible or not.
CREATE OR REPLACE FUNCTION client_contacts_live(record uuid)
RETURNS boolean
LANGUAGE sql
STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
  SELECT EXISTS (SELECT 1 FROM client_contacts l JOIN clients c ON c.agency_id = l.agency_id AND c.id = l.client_id
        WHERE l.agency_id = app_agency_id() AND l.contact_id = record AND c.deleted_at IS NULL)
$$;
