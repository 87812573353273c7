import { v7 as uuidv7 } from 'uuid';
import { searchable } from '../core/search-words.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import { newRecord } from '../core/records/record-type.js';
import type { CrmAction } from './crm-action.entity.js';

/** Joins day and time into a text that sorts chronologically; all-day actions come first. */
export const plannedKey = (day: string, time: string | null): string => (time === null ? day : `${day} ${time}`);

/** Returns the text to index for search. The leading space lets the pattern `% word%` match the first word too. */
export const searchText = (description: string, notes: string | null): string =>
  ` ${searchable(`${description} ${(notes ?? '').slice(0, 4000)}`)}`;

/** Fields of a client that decide who can see it. */
interface ClientOf {
  createdById: string;
  assigneeId: string | null;
}
interface Somebody {
  id: string;
  visibility: 'own' | 'agency';
}

/** Applies the visibility rule of `visibleTo` to a user who is not the caller. */
export const canSee = (user: Somebody, client: ClientOf): boolean =>
  user.visibility === 'agency' || client.createdById === user.id || client.assigneeId === user.id;

/** Values from which a new action is built. */
type NewActionValues = Pick<
  CrmAction,
  'kind' | 'clientId' | 'description' | 'notes' | 'typeId' | 'plannedOn' | 'plannedTime' | 'durationMinutes' | 'operatorId' | 'onCalendar'
> &
  Pick<CrmAction, 'outcomeId' | 'state'> & { previousId?: string | null };

/** Builds the row of a new action; it is closed at once unless the state of its outcome is `planned`. */
export function newAction(by: { agencyId: string; userId: string }, given: NewActionValues, now: Date): CrmAction {
  const closed = given.state !== 'planned';
  return {
    ...given,
    ...newRecord(by, uuidv7(), now),
    plannedKey: plannedKey(given.plannedOn, given.plannedTime),
    search: searchText(given.description, given.notes),
    previousId: given.previousId ?? null,
    remindedFor: null,
    closedAt: closed ? now : null,
    closedById: closed ? by.userId : null,
  };
}

/** Returns the field changes for the timeline entry of a new action, with the names current at that moment. */
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

/** Identifies the action in a timeline entry by its description. */
export const named = ({ description }: CrmAction): FieldChange[] => [{ field: 'description', from: description, to: description }];
