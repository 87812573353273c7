import * as z from 'zod/mini';
import { todayInRome } from '../../lib/formats.ts';

export const AGENDA_VIEWS = ['giorno', 'settimana', 'mese'] as const;
export type AgendaView = (typeof AGENDA_VIEWS)[number];

export const agendaParams = z.object({
  vista: z.catch(z.enum(AGENDA_VIEWS), 'settimana'),
  giorno: z.catch(z.iso.date(), () => todayInRome()),
});

export const agendaSearch = z.object({
  /** Calendars shown: `me` and colleagues' ids; absent for the user's own. */
  op: z.catch(
    z.optional(
      z.pipe(
        z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
        z.array(z.union([z.literal('me'), z.guid()])).check(z.minLength(1), z.maxLength(50)),
      ),
    ),
    undefined,
  ),
});
