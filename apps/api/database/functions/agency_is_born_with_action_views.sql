-- Gives a new agency the system lists of actions.
CREATE OR REPLACE FUNCTION agency_is_born_with_action_views()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
 BEGIN
   INSERT INTO views (agency_id, id, scope, target, name, criteria, sort, created_at)
   SELECT a.agency_id, app_uuid7(), 'system', 'crm-actions', view.name, view.criteria, view.sort, now() FROM (SELECT NEW.agency_id) a, (VALUES
  ('Le mie di oggi', '{"operatorId": ["me"], "state": ["planned"], "due": "today"}'::jsonb, NULL),
  ('Le mie in ritardo', '{"operatorId": ["me"], "overdue": true}', NULL),
  ('Chiuse da poco', '{"state": ["done", "cancelled"]}', '-plannedOn')
) AS view(name, criteria, sort);
   RETURN NULL;
 END
$$;
