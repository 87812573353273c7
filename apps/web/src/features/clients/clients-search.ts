import type { ClientFilter, ClientType, ListClientsData } from '@sestante/api-client/types';
import * as z from 'zod/mini';
import { id, lenient, recordSearch, toRecordFilter } from '../records/list/record-search.ts';

const SORT_KEYS = { nome: 'displayName', creato: 'createdAt', aggiornato: 'updatedAt' } as const;

/** State of the list in the address bar; absent values are defaults. */
export const clientsSearch = z.extend(recordSearch, {
  /** Saved list on which this one is based. */
  vista: lenient(id),
  ord: lenient(z.enum(['nome', '-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'])),
});

export type ClientsSearch = z.infer<typeof clientsSearch>;

type ListQuery = NonNullable<ListClientsData['query']>;

/** Query of the list for the API. */
export function toListQuery(search: ClientsSearch, me: string): ListQuery {
  return { ...toScope(search, me), ...(search.ord && { sort: toSortKey(search.ord) }) };
}

/** Filter of the list without its order; bulk changes of all matching records use it. */
export function toScope(search: ClientsSearch, me: string): ClientFilter {
  return { ...toRecordFilter(search, me), ...(search.tipo && { type: search.tipo satisfies ClientType[] }) };
}

/** Sort key of the API for an order of the list. */
export function toSortKey(order: NonNullable<ClientsSearch['ord']>): NonNullable<ListQuery['sort']> {
  const key = SORT_KEYS[order.replace('-', '') as keyof typeof SORT_KEYS];
  return order.startsWith('-') ? `-${key}` : key;
}
