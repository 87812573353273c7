-- Gives a new agency the list of contracts that end within a month.
CREATE OR REPLACE FUNCTION agency_is_born_with_ends()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
BEGIN
  INSERT INTO views (agency_id, id, scope, target, name, criteria, created_at)
  SELECT a.agency_id, app_uuid7(), 'system', 'clients', 'Scadenze 30 giorni', '{"contractEndsWithin": 30}', now() FROM (SELECT NEW.agency_id) a;
  RETURN NULL;
END
$$;
