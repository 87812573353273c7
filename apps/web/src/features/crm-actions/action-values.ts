import type { CrmActionDto, CrmActionTypeDto } from '@sestante/api-client/types';
import { todayInRome } from '../../lib/formats.ts';

/** What one fills in for an action or a history. */
export interface ActionValues {
  typeId: string | null;
  description: string;
  notes: string;
  tagIds: string[];
  plannedOn: string | null;
  plannedTime: string | null;
  durationMinutes: number | null;
  operatorId: string | null;
  /** Of a history; what is planned has none yet. */
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

/** What it is like now, to be changed. */
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

/** A type brings how long it usually takes, and whether it goes on the calendar. */
export function withType(values: ActionValues, type: CrmActionTypeDto | undefined): ActionValues {
  if (!type) return values;
  return { ...values, typeId: type.id, durationMinutes: type.durationMinutes, onCalendar: type.onCalendar };
}

/** What is still missing, by field; nothing when it can be sent. */
export function missingIn(values: ActionValues, kind: 'action' | 'history'): Record<string, string> {
  return {
    ...(values.description.trim() === '' && { description: 'Scrivi che cosa, in poche parole' }),
    ...(values.plannedOn === null && { plannedOn: 'Scegli il giorno' }),
    ...(kind === 'history' && values.outcomeId === null && { outcomeId: 'Scegli l’esito' }),
  };
}

/** As the API takes it; what has nothing to say is left to the agency's defaults. */
export function toBody(values: ActionValues, kind: 'action' | 'history') {
  const notes = values.notes.trim();
  return {
    description: values.description.trim(),
    notes: notes === '' ? null : notes,
    typeId: values.typeId,
    // Whatever the order in which they were chosen.
    tagIds: values.tagIds.toSorted(),
    plannedOn: values.plannedOn ?? todayInRome(),
    plannedTime: values.plannedTime,
    durationMinutes: values.durationMinutes,
    ...(values.operatorId !== null && { operatorId: values.operatorId }),
    ...(kind === 'history' && values.outcomeId !== null && { outcomeId: values.outcomeId }),
    onCalendar: values.onCalendar,
  };
}

/** A day that is over is worth a word where something is planned for it. */
export function isPast(day: string | null, today: string = todayInRome()): boolean {
  return day !== null && day < today;
}

/** What was refused of the part of a body that describes it: "history.description" → "description". */
export function errorsUnder(errors: Record<string, string>, prefix: 'history.' | 'action.'): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([path, text]) => (path.startsWith(prefix) ? [[path.slice(prefix.length), text]] : [])),
  );
}
