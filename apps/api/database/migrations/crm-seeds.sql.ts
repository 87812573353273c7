/** Blue, green and grey, the colours of the states. */
const [PLANNED, DONE, CANCELLED] = ['#2f5aa8', '#2b7240', '#6e6e68'];

const TYPES = `(VALUES
    (1, 'Telefonata', 'phone', 15, true), (2, 'Appuntamento', 'users', 60, true), (3, 'Email', 'mail', 10, true),
    (4, 'Videochiamata', 'video', 30, true), (5, 'Sopralluogo', 'map-pin', 90, true), (6, 'Nota', 'note', NULL, false)
  ) AS t(position, name, icon, minutes, on_calendar)`;
const OUTCOMES = `(VALUES
    (1, 'Pianificata', 'planned', 'clock', '${PLANNED}', '{}'::text[]), (2, 'Svolta', 'done', 'circle-check', '${DONE}', '{}'),
    (3, 'Interessato', 'done', 'thumb-up', '${DONE}', '{Telefonata,Appuntamento,Videochiamata}'),
    (4, 'Non interessato', 'done', 'thumb-down', '${DONE}', '{Telefonata,Appuntamento,Videochiamata}'),
    (5, 'Non risponde', 'done', 'phone-off', '${DONE}', '{Telefonata}'), (6, 'Inviata', 'done', 'send', '${DONE}', '{Email}'),
    (7, 'Annullata', 'cancelled', 'circle-x', '${CANCELLED}', '{}'), (8, 'Annullata dal cliente', 'cancelled', 'user-x', '${CANCELLED}', '{}')
  ) AS o(position, name, state, icon, color, types)`;
/** Follow-up rules: action type, outcome, next type, working days until then. */
const RULES = `(VALUES
    ('Telefonata', 'Non risponde', 'Telefonata', 2, 'Richiamare'), ('Telefonata', 'Interessato', 'Appuntamento', 3, 'Appuntamento per il preventivo'),
    ('Appuntamento', 'Interessato', 'Email', 1, 'Inviare il preventivo'), ('Email', 'Inviata', 'Telefonata', 4, 'Sentire se ha ricevuto')
  ) AS r(type, outcome, next, days, description)`;

/**
 * Returns SQL that inserts the default action types, outcomes and follow-up rules.
 * @param agencies SQL that returns the ids of the agencies
 */
export const crmSeeds = (agencies: string): string[] => [
  `INSERT INTO crm_action_types (agency_id, id, name, icon, duration_minutes, on_calendar, position)
     SELECT a.agency_id, app_uuid7(), t.name, t.icon, t.minutes, t.on_calendar, t.position
     FROM (${agencies}) a, ${TYPES}`,
  `INSERT INTO outcomes (agency_id, id, name, state, icon, color, position)
     SELECT a.agency_id, app_uuid7(), o.name, o.state, o.icon, o.color, o.position
     FROM (${agencies}) a, ${OUTCOMES}`,
  `INSERT INTO outcome_types (agency_id, outcome_id, type_id)
     SELECT a.agency_id, own.id, t.id FROM (${agencies}) a, ${OUTCOMES}, outcomes own, crm_action_types t
     WHERE own.agency_id = a.agency_id AND own.name = o.name AND t.agency_id = a.agency_id AND t.name = ANY (o.types)`,
  `INSERT INTO crm_suggestion_rules (agency_id, id, type_id, outcome_id, next_type_id, delay_days, description, operator)
     SELECT a.agency_id, app_uuid7(), t.id, o.id, n.id, r.days, r.description, 'same'
     FROM (${agencies}) a, ${RULES}, crm_action_types t, outcomes o, crm_action_types n
     WHERE t.agency_id = a.agency_id AND t.name = r.type AND o.agency_id = a.agency_id AND o.name = r.outcome AND n.agency_id = a.agency_id AND n.name = r.next`,
  `INSERT INTO crm_settings (agency_id, default_action_outcome_id, default_history_outcome_id)
     SELECT a.agency_id, p.id, d.id FROM (${agencies}) a
     JOIN outcomes p ON p.agency_id = a.agency_id AND p.name = 'Pianificata' JOIN outcomes d ON d.agency_id = a.agency_id AND d.name = 'Svolta'`,
  `INSERT INTO views (agency_id, id, scope, target, name, criteria, created_at)
     SELECT a.agency_id, app_uuid7(), 'system', v.target, 'Senza prossima azione', '{"nextAction": "none"}', now() FROM (${agencies}) a, (VALUES ('clients'), ('prospects')) AS v(target)`,
];
