import * as v from 'valibot';
import { todayInRome } from '../../lib/formats.ts';
import { anyOf, day, id } from '../../lib/search-schema.ts';

export const AGENDA_VIEWS = ['giorno', 'settimana', 'mese'] as const;
export type AgendaView = (typeof AGENDA_VIEWS)[number];

export const agendaParams = v.object({
  vista: v.fallback(v.picklist(AGENDA_VIEWS), 'settimana'),
  giorno: v.fallback(day, () => todayInRome()),
});

export const agendaSearch = v.object({
  /** Calendars shown: `me` and colleagues' ids; absent for the user's own. */
  op: anyOf(v.union([v.literal('me'), id])),
});
