import type { ClientFilter } from '@sestante/api-client/types';
import * as v from 'valibot';
import { anyOf, day, id, integer, lenient, words } from '../../../lib/search-schema.ts';
import { startOfDay } from '../../../lib/formats.ts';

/** Address parameters shared by the lists of clients and prospects. */
export const recordSearch = v.object({
  q: lenient(words),
  tipo: anyOf(v.picklist(['retail', 'professional', 'corporate'])),
  /** `me`, `nessuno`, or a colleague's id. */
  ass: anyOf(v.union([v.picklist(['me', 'nessuno']), id])),
  tag: anyOf(id),
  creatore: anyOf(v.union([v.literal('me'), id])),
  /** Whether the record has a next action. */
  prossima: lenient(v.picklist(['nessuna', 'pianificata'])),
  /** Maximum number of days until a contract of the client ends. */
  scadenza: lenient(integer(1, 365)),
  /** Updated on this day or later. */
  dal: lenient(day),
});

export type RecordSearch = v.InferOutput<typeof recordSearch>;

/** Filter of the API, without types, which some lists show as tabs. */
export function toRecordFilter(search: Omit<RecordSearch, 'tipo'>, me: string): ClientFilter {
  const person = (value: string) => (value === 'me' ? me : value === 'nessuno' ? 'none' : value);
  return {
    ...(search.q !== undefined && { q: search.q }),
    ...(search.ass && { assigneeId: search.ass.map(person) }),
    ...(search.tag && { tagId: search.tag }),
    ...(search.creatore && { createdById: search.creatore.map(person) }),
    ...(search.prossima !== undefined && { nextAction: search.prossima === 'nessuna' ? ('none' as const) : ('planned' as const) }),
    ...(search.scadenza !== undefined && { contractEndsWithin: search.scadenza }),
    ...(search.dal !== undefined && { updatedSince: startOfDay(search.dal) }),
  };
}

/** Whether any filter is set besides order and view. */
export function isNarrowed({ ord: _order, vista: _view, ...filters }: RecordSearch & { ord?: unknown; vista?: unknown }): boolean {
  return Object.values(filters).some((value) => value !== undefined);
}
