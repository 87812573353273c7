-- Sets the day of the next planned action of a client. Locks the client first, so that concurrent changes see each other.
CREATE OR REPLACE FUNCTION crm_next_action(p_agency uuid, p_client uuid)
RETURNS void
LANGUAGE plpgsql
SET search_path = public, pg_temp
AS $$
DECLARE next_on date;
BEGIN
  PERFORM 1 FROM clients WHERE agency_id = p_agency AND id = p_client FOR NO KEY UPDATE;
  SELECT min(a.planned_on) INTO next_on FROM crm_actions a
    WHERE a.agency_id = p_agency AND a.client_id = p_client AND a.state = 'planned' AND a.deleted_at IS NULL;
  UPDATE clients SET next_action_on = next_on WHERE agency_id = p_agency AND id = p_client AND next_action_on IS DISTINCT FROM next_on;
END
$$;
