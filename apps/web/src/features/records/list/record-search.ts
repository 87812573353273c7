import type { ClientFilter } from '@sestante/api-client/types';
import * as z from 'zod/mini';
import { startOfDay } from '../../../lib/formats.ts';

/** Drops invalid values instead of showing an error. */
export const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);

/** List of values, separated by commas. */
export const anyOf = <T extends z.core.$ZodType>(item: T) =>
  lenient(
    z.pipe(
      z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      z.array(item).check(z.minLength(1), z.maxLength(50)),
    ),
  );

export const id = z.guid();

/** Address parameters shared by the lists of clients and prospects. */
export const recordSearch = z.object({
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  tipo: anyOf(z.enum(['retail', 'professional', 'corporate'])),
  /** `me`, `nessuno`, or a colleague's id. */
  ass: anyOf(z.union([z.literal(['me', 'nessuno']), id])),
  tag: anyOf(id),
  creatore: anyOf(z.union([z.literal('me'), id])),
  /** Whether the record has a next action. */
  prossima: lenient(z.enum(['nessuna', 'pianificata'])),
  /** Maximum number of days until a contract of the client ends. */
  scadenza: lenient(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(365))),
  /** Updated on this day or later. */
  dal: lenient(z.iso.date()),
});

export type RecordSearch = z.infer<typeof recordSearch>;

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
