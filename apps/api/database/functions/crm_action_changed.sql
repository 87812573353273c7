-- Keeps next_action_on of the clients that a changed action belongs to.
CREATE OR REPLACE FUNCTION crm_action_changed()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM crm_next_action(OLD.agency_id, OLD.client_id); END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.client_id <> OLD.client_id THEN PERFORM crm_next_action(NEW.agency_id, NEW.client_id); END IF;
  RETURN NULL;
END
$$;
