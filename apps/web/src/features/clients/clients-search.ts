import type { ClientFilter, ClientType, ListClientsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';
import { startOfDay } from '../../lib/formats.ts';

export const SORT_KEYS = { nome: 'displayName', creato: 'createdAt', aggiornato: 'updatedAt' } as const;

const lenient = <T extends z.core.$ZodType>(schema: T) => z.catch(z.optional(schema), undefined);
const anyOf = <T extends z.core.$ZodType>(item: T) =>
  lenient(
    z.pipe(
      z.transform((value) => (typeof value === 'string' ? value.split(',') : value)),
      z.array(item).check(z.minLength(1), z.maxLength(50)),
    ),
  );
const id = z.guid();

/**
 * The list's state as the address bar holds it: what is absent is the default, what cannot be understood is
 * dropped rather than shown as an error.
 */
export const clientsSearch = z.object({
  /** The saved list this one comes from. */
  vista: lenient(id),
  q: lenient(z.string().check(z.trim(), z.minLength(1), z.maxLength(200))),
  tipo: anyOf(z.enum(['retail', 'professional', 'corporate'])),
  /** `me`, `nessuno`, or a colleague's id. */
  ass: anyOf(z.union([z.literal(['me', 'nessuno']), id])),
  tag: anyOf(id),
  creatore: anyOf(z.union([z.literal('me'), id])),
  /** Whether something is planned for them. */
  prossima: lenient(z.enum(['nessuna', 'pianificata'])),
  /** Updated on this day or later. */
  dal: lenient(z.iso.date()),
  ord: lenient(z.enum(['nome', '-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'])),
});

export type ClientsSearch = z.infer<typeof clientsSearch>;

type ListQuery = NonNullable<ListClientsData['query']>;

/** The same state as the API asks for it. */
export function toListQuery(search: ClientsSearch, me: string): ListQuery {
  return { ...toScope(search, me), ...(search.ord && { sort: toSort(search.ord) }) };
}

/** Which clients the list is of, in whatever order: what is done to all that match is done to these. */
export function toScope(search: ClientsSearch, me: string): ClientFilter {
  return { ...toFilter(search, me), ...(search.tipo && { type: search.tipo satisfies ClientType[] }) };
}

/** What narrows the list apart from its tabs: the tabs' counts follow it. */
export function toFilter(search: ClientsSearch, me: string): ClientFilter {
  const person = (value: string) => (value === 'me' ? me : value === 'nessuno' ? 'none' : value);
  return {
    ...(search.q !== undefined && { q: search.q }),
    ...(search.ass && { assigneeId: search.ass.map(person) }),
    ...(search.tag && { tagId: search.tag }),
    ...(search.creatore && { createdById: search.creatore.map(person) }),
    ...(search.prossima !== undefined && { nextAction: search.prossima === 'nessuna' ? ('none' as const) : ('planned' as const) }),
    ...(search.dal !== undefined && { updatedSince: startOfDay(search.dal) }),
  };
}

/** Whether anything but the order has been chosen. */
export function isNarrowed(search: ClientsSearch): boolean {
  return Object.keys(toScope(search, '')).length > 0;
}

function toSort(order: NonNullable<ClientsSearch['ord']>): NonNullable<ListQuery['sort']> {
  const key = SORT_KEYS[order.replace('-', '') as keyof typeof SORT_KEYS];
  return order.startsWith('-') ? `-${key}` : key;
}
