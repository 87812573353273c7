import { v7 as uuidv7 } from 'uuid';
import { searchable } from '../clients/client.rules.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import type { CrmAction } from './crm-action.entity.js';

/** Day and time in one text that sorts as time goes; what takes all day comes first. */
export const plannedKey = (day: string, time: string | null): string => (time === null ? day : `${day} ${time}`);

/** As the search finds it; a space in front, so that "begins with" is " word%". */
export const searchText = (description: string, notes: string | null): string =>
  ` ${searchable(`${description} ${(notes ?? '').slice(0, 4000)}`)}`;

/** As a client carries its assignee. */
interface ClientOf {
  createdById: string;
  assigneeId: string | null;
}
interface Somebody {
  id: string;
  visibility: 'own' | 'agency';
}

/** The one predicate of visibility, said of somebody who is not calling. */
export const canSee = (user: Somebody, client: ClientOf): boolean =>
  user.visibility === 'agency' || client.createdById === user.id || client.assigneeId === user.id;

/** What a new action consists of, whoever makes it. */
type NewActionValues = Pick<
  CrmAction,
  'kind' | 'clientId' | 'description' | 'notes' | 'typeId' | 'plannedOn' | 'plannedTime' | 'durationMinutes' | 'operatorId' | 'onCalendar'
> &
  Pick<CrmAction, 'outcomeId' | 'state'> & { previousId?: string | null };

/** The row of something new; closed at once unless its outcome says that it is planned. */
export function newAction(by: { agencyId: string; userId: string }, given: NewActionValues, now: Date): CrmAction {
  const closed = given.state !== 'planned';
  return {
    ...given,
    agencyId: by.agencyId,
    id: uuidv7(),
    plannedKey: plannedKey(given.plannedOn, given.plannedTime),
    search: searchText(given.description, given.notes),
    previousId: given.previousId ?? null,
    remindedFor: null,
    createdById: by.userId,
    createdAt: now,
    updatedAt: now,
    closedAt: closed ? now : null,
    closedById: closed ? by.userId : null,
    deletedAt: null,
    deletedById: null,
    version: 1,
  };
}

/** What the timeline tells of something new, by the names that it has at that moment. */
export function changeLabelsOf(action: CrmAction, names: { type: string | null; operator: string; outcome: string }): FieldChange[] {
  const labels = {
    description: action.description,
    type: names.type,
    plannedOn: action.plannedOn,
    plannedTime: action.plannedTime,
    operator: names.operator,
    outcome: names.outcome,
  };
  return Object.entries(labels)
    .filter(([, to]) => to !== null)
    .map(([field, to]) => ({ field, from: null, to }));
}
