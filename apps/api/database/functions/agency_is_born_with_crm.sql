-- Gives a new agency its action types, outcomes, suggestion rules, settings and the lists of clients without a next action.
CREATE OR REPLACE FUNCTION agency_is_born_with_crm()
RETURNS trigger
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = public, pg_temp
AS $$
 BEGIN
   INSERT INTO crm_action_types (agency_id, id, name, icon, duration_minutes, on_calendar, position)
   SELECT a.agency_id, app_uuid7(), t.name, t.icon, t.minutes, t.on_calendar, t.position
   FROM (SELECT NEW.agency_id) a, (VALUES
  (1, 'Telefonata', 'phone', 15, true), (2, 'Appuntamento', 'users', 60, true), (3, 'Email', 'mail', 10, true),
  (4, 'Videochiamata', 'video', 30, true), (5, 'Sopralluogo', 'map-pin', 90, true), (6, 'Nota', 'note', NULL, false)
) AS t(position, name, icon, minutes, on_calendar);
   INSERT INTO outcomes (agency_id, id, name, state, icon, color, position)
   SELECT a.agency_id, app_uuid7(), o.name, o.state, o.icon, o.color, o.position
   FROM (SELECT NEW.agency_id) a, (VALUES
  (1, 'Pianificata', 'planned', 'clock', '#2f5aa8', '{}'::text[]), (2, 'Svolta', 'done', 'circle-check', '#2b7240', '{}'),
  (3, 'Interessato', 'done', 'thumb-up', '#2b7240', '{Telefonata,Appuntamento,Videochiamata}'),
  (4, 'Non interessato', 'done', 'thumb-down', '#2b7240', '{Telefonata,Appuntamento,Videochiamata}'),
  (5, 'Non risponde', 'done', 'phone-off', '#2b7240', '{Telefonata}'), (6, 'Inviata', 'done', 'send', '#2b7240', '{Email}'),
  (7, 'Annullata', 'cancelled', 'circle-x', '#6e6e68', '{}'), (8, 'Annullata dal cliente', 'cancelled', 'user-x', '#6e6e68', '{}')
) AS o(position, name, state, icon, color, types);
   INSERT INTO outcome_types (agency_id, outcome_id, type_id)
   SELECT a.agency_id, own.id, t.id FROM (SELECT NEW.agency_id) a, (VALUES
  (1, 'Pianificata', 'planned', 'clock', '#2f5aa8', '{}'::text[]), (2, 'Svolta', 'done', 'circle-check', '#2b7240', '{}'),
  (3, 'Interessato', 'done', 'thumb-up', '#2b7240', '{Telefonata,Appuntamento,Videochiamata}'),
  (4, 'Non interessato', 'done', 'thumb-down', '#2b7240', '{Telefonata,Appuntamento,Videochiamata}'),
  (5, 'Non risponde', 'done', 'phone-off', '#2b7240', '{Telefonata}'), (6, 'Inviata', 'done', 'send', '#2b7240', '{Email}'),
  (7, 'Annullata', 'cancelled', 'circle-x', '#6e6e68', '{}'), (8, 'Annullata dal cliente', 'cancelled', 'user-x', '#6e6e68', '{}')
) AS o(position, name, state, icon, color, types), outcomes own, crm_action_types t
   WHERE own.agency_id = a.agency_id AND own.name = o.name AND t.agency_id = a.agency_id AND t.name = ANY (o.types);
   INSERT INTO crm_suggestion_rules (agency_id, id, type_id, outcome_id, next_type_id, delay_days, description, operator)
   SELECT a.agency_id, app_uuid7(), t.id, o.id, n.id, r.days, r.description, 'same'
   FROM (SELECT NEW.agency_id) a, (VALUES
  ('Telefonata', 'Non risponde', 'Telefonata', 2, 'Richiamare'), ('Telefonata', 'Interessato', 'Appuntamento', 3, 'Appuntamento per il preventivo'),
  ('Appuntamento', 'Interessato', 'Email', 1, 'Inviare il preventivo'), ('Email', 'Inviata', 'Telefonata', 4, 'Sentire se ha ricevuto')
) AS r(type, outcome, next, days, description), crm_action_types t, outcomes o, crm_action_types n
   WHERE t.agency_id = a.agency_id AND t.name = r.type AND o.agency_id = a.agency_id AND o.name = r.outcome AND n.agency_id = a.agency_id AND n.name = r.next;
   INSERT INTO crm_settings (agency_id, default_action_outcome_id, default_history_outcome_id)
   SELECT a.agency_id, p.id, d.id FROM (SELECT NEW.agency_id) a
   JOIN outcomes p ON p.agency_id = a.agency_id AND p.name = 'Pianificata' JOIN outcomes d ON d.agency_id = a.agency_id AND d.name = 'Svolta';
   INSERT INTO views (agency_id, id, scope, target, name, criteria, created_at)
   SELECT a.agency_id, app_uuid7(), 'system', v.target, 'Senza prossima azione', '{"nextAction": "none"}', now() FROM (SELECT NEW.agency_id) a, (VALUES ('clients'), ('prospects')) AS v(target);
   RETURN NULL;
 END
$$;
