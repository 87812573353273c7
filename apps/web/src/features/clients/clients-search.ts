import type { ClientFilter, ClientType, ListClientsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';
import { id, lenient, recordSearch, toRecordFilter } from './record-search.ts';

const SORT_KEYS = { nome: 'displayName', creato: 'createdAt', aggiornato: 'updatedAt' } as const;

/** The list's state as the address bar holds it: what is absent is the default. */
export const clientsSearch = z.extend(recordSearch, {
  /** The saved list this one comes from. */
  vista: lenient(id),
  ord: lenient(z.enum(['nome', '-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'])),
});

export type ClientsSearch = z.infer<typeof clientsSearch>;

type ListQuery = NonNullable<ListClientsData['query']>;

/** The same state as the API asks for it. */
export function toListQuery(search: ClientsSearch, me: string): ListQuery {
  return { ...toScope(search, me), ...(search.ord && { sort: toSortKey(search.ord) }) };
}

/** Which clients the list is of, in whatever order: what is done to all that match is done to these. */
export function toScope(search: ClientsSearch, me: string): ClientFilter {
  return { ...toRecordFilter(search, me), ...(search.tipo && { type: search.tipo satisfies ClientType[] }) };
}

/** An order as the API calls it. */
export function toSortKey(order: NonNullable<ClientsSearch['ord']>): NonNullable<ListQuery['sort']> {
  const key = SORT_KEYS[order.replace('-', '') as keyof typeof SORT_KEYS];
  return order.startsWith('-') ? `-${key}` : key;
}
