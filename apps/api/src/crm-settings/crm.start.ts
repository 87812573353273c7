import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { CrmActionType } from '../crm-action-types/crm-action-type.entity.js';
import type { CrmIcon } from '../crm-action-types/crm-icons.js';
import { Outcome, OutcomeType, type ActionState } from '../outcomes/outcome.entity.js';
import { CrmSettings } from './crm-settings.entity.js';
import { SuggestionRule } from './suggestion-rule.entity.js';

const TYPES: [name: string, icon: CrmIcon, minutes: number | null, onCalendar: boolean][] = [
  ['Telefonata', 'phone', 15, true],
  ['Appuntamento', 'users', 60, true],
  ['Email', 'mail', 10, true],
  ['Videochiamata', 'video', 30, true],
  ['Sopralluogo', 'map-pin', 90, true],
  ['Nota', 'note', null, false],
];

/** Blue, green and grey, the colors of the states in the web app. */
const COLORS: Record<ActionState, string> = { planned: '#2f5aa8', done: '#2b7240', cancelled: '#6e6e68' };
const TALKS = ['Telefonata', 'Appuntamento', 'Videochiamata'];
/** Outcomes of a new agency. `types`: names of the action types it applies to; empty for all. */
const OUTCOMES: [name: string, state: ActionState, icon: CrmIcon, types: string[]][] = [
  ['Pianificata', 'planned', 'clock', []],
  ['Svolta', 'done', 'circle-check', []],
  ['Interessato', 'done', 'thumb-up', TALKS],
  ['Non interessato', 'done', 'thumb-down', TALKS],
  ['Non risponde', 'done', 'phone-off', ['Telefonata']],
  ['Inviata', 'done', 'send', ['Email']],
  ['Annullata', 'cancelled', 'circle-x', []],
  ['Annullata dal cliente', 'cancelled', 'user-x', []],
];

/** Suggestion rules of a new agency; `days` are working days. */
const RULES: [type: string, outcome: string, next: string, days: number, description: string][] = [
  ['Telefonata', 'Non risponde', 'Telefonata', 2, 'Richiamare'],
  ['Telefonata', 'Interessato', 'Appuntamento', 3, 'Appuntamento per il preventivo'],
  ['Appuntamento', 'Interessato', 'Email', 1, 'Inviare il preventivo'],
  ['Email', 'Inviata', 'Telefonata', 4, 'Sentire se ha ricevuto'],
];

/** Inserts the CRM data of a new agency: action types, outcomes, suggestion rules and settings with the default outcomes. */
export async function insertCrmStart(tx: UnitOfWork): Promise<void> {
  const { agencyId } = tx.actor;
  const typeIds = new Map(TYPES.map(([name]) => [name, uuidv7()]));
  const outcomeIds = new Map(OUTCOMES.map(([name]) => [name, uuidv7()]));
  const idOf = (ids: Map<string, string>, name: string): string => {
    const id = ids.get(name);
    if (!id) throw new Error(`${name} is not among the seed rows of a new agency.`);
    return id;
  };
  await tx.insert(
    CrmActionType,
    TYPES.map(([name, icon, durationMinutes, onCalendar], index) => ({
      agencyId,
      id: idOf(typeIds, name),
      name,
      icon,
      durationMinutes,
      onCalendar,
      position: index + 1,
    })),
  );
  await tx.insert(
    Outcome,
    OUTCOMES.map(([name, state, icon], index) => ({
      agencyId,
      id: idOf(outcomeIds, name),
      name,
      state,
      icon,
      color: COLORS[state],
      position: index + 1,
    })),
  );
  await tx.insert(
    OutcomeType,
    OUTCOMES.flatMap(([name, , , types]) =>
      types.map((type) => ({ agencyId, outcomeId: idOf(outcomeIds, name), typeId: idOf(typeIds, type) })),
    ),
  );
  await tx.insert(
    SuggestionRule,
    RULES.map(([type, outcome, next, delayDays, description]) => ({
      agencyId,
      id: uuidv7(),
      typeId: idOf(typeIds, type),
      outcomeId: idOf(outcomeIds, outcome),
      nextTypeId: idOf(typeIds, next),
      delayDays,
      description,
      operator: 'same' as const,
      operatorId: null,
    })),
  );
  await tx.insert(CrmSettings, {
    agencyId,
    defaultActionOutcomeId: idOf(outcomeIds, 'Pianificata'),
    defaultHistoryOutcomeId: idOf(outcomeIds, 'Svolta'),
    patronSaintDay: null,
  });
}
