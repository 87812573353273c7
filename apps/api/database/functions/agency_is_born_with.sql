-- Gives a new agency its pipeline stages and the system lists of clients and prospects.
CREATE OR REPLACE FUNCTION agency_is_born_with()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
 BEGIN
   INSERT INTO pipeline_stages (agency_id, id, name, position) SELECT NEW.agency_id, app_uuid7(), stage.name, stage.position FROM (VALUES ('Nuovo', 1), ('Contattato', 2), ('In valutazione', 3), ('Trattativa', 4)) AS stage(name, position);
   INSERT INTO views (agency_id, id, scope, target, name, criteria, sort, created_at)
     SELECT NEW.agency_id, app_uuid7(), 'system', view.target, view.name, view.criteria, view.sort, now() FROM (VALUES
  ('Assegnati a me', 'clients', '{"assigneeId": ["me"]}'::jsonb, NULL),
  ('Senza assegnatario', 'clients', '{"assigneeId": ["none"]}', NULL),
  ('Inseriti da poco', 'clients', '{}', '-createdAt'),
  ('Assegnati a me', 'prospects', '{"assigneeId": ["me"], "lost": false}', NULL),
  ('Fermi da più tempo', 'prospects', '{"lost": false}', 'stageSince'),
  ('Persi', 'prospects', '{"lost": true}', NULL)
) AS view(name, target, criteria, sort);
   RETURN NULL;
 END
$$;
