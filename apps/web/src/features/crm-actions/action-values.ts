import type { CrmActionDto, CrmActionTypeDto } from '@sestante/api-client/types';
import { todayInRome } from '../../lib/formats.ts';

/** Form values of an action or a history entry. */
export interface ActionValues {
  typeId: string | null;
  description: string;
  notes: string;
  tagIds: string[];
  plannedOn: string | null;
  plannedTime: string | null;
  durationMinutes: number | null;
  operatorId: string | null;
  /** Outcome of a history entry; null for a planned action. */
  outcomeId: string | null;
  onCalendar: boolean;
}

export const EMPTY_VALUES: ActionValues = {
  typeId: null,
  description: '',
  notes: '',
  tagIds: [],
  plannedOn: null,
  plannedTime: null,
  durationMinutes: null,
  operatorId: null,
  outcomeId: null,
  onCalendar: false,
};

/** Converts an action to form values. */
export function valuesOf(action: CrmActionDto): ActionValues {
  return {
    typeId: action.type?.id ?? null,
    description: action.description,
    notes: action.notes ?? '',
    tagIds: action.tags.map(({ id }) => id),
    plannedOn: action.plannedOn,
    plannedTime: action.plannedTime,
    durationMinutes: action.durationMinutes,
    operatorId: action.operator.id,
    outcomeId: action.outcome.id,
    onCalendar: action.onCalendar,
  };
}

/** Sets the type together with its default duration and calendar setting. */
export function withType(values: ActionValues, type: CrmActionTypeDto | undefined): ActionValues {
  if (!type) return values;
  return { ...values, typeId: type.id, durationMinutes: type.durationMinutes, onCalendar: type.onCalendar };
}

/**
 * Returns error texts of missing fields, by path; empty when the form can be sent.
 * @param within path of the action in the form, such as "history."
 */
export function missingIn(values: ActionValues, kind: 'action' | 'history', within = ''): Record<string, string> {
  return {
    ...(values.description.trim() === '' && { [`${within}description`]: 'Scrivi che cosa, in poche parole' }),
    ...(values.plannedOn === null && { [`${within}plannedOn`]: 'Scegli il giorno' }),
    ...(kind === 'history' && values.outcomeId === null && { [`${within}outcomeId`]: 'Scegli l’esito' }),
  };
}

/** Converts form values to the request body; empty fields are left out, so that the agency's defaults apply. */
export function toBody(values: ActionValues, kind: 'action' | 'history') {
  const notes = values.notes.trim();
  return {
    description: values.description.trim(),
    notes: notes === '' ? null : notes,
    typeId: values.typeId,
    // Sorted, so that the order of selection does not count as a change.
    tagIds: values.tagIds.toSorted(),
    plannedOn: values.plannedOn ?? todayInRome(),
    plannedTime: values.plannedTime,
    durationMinutes: values.durationMinutes,
    ...(values.operatorId !== null && { operatorId: values.operatorId }),
    ...(kind === 'history' && values.outcomeId !== null && { outcomeId: values.outcomeId }),
    onCalendar: values.onCalendar,
  };
}

/** Returns true for a past day, about which the form warns. */
export function isPast(day: string | null, today: string = todayInRome()): boolean {
  return day !== null && day < today;
}
