import type { ClientFilter, ClientType, ListClientsData } from '@sestante/api-client/types';
import * as v from 'valibot';
import { id, lenient } from '../../lib/search-schema.ts';
import { recordSearch, toRecordFilter } from '../records/list/record-search.ts';

const SORT_KEYS = { nome: 'displayName', creato: 'createdAt', aggiornato: 'updatedAt' } as const;

/** State of the list in the address bar; absent values are defaults. */
export const clientsSearch = v.object({
  ...recordSearch.entries,
  /** Saved list on which this one is based. */
  vista: lenient(id),
  ord: lenient(v.picklist(['nome', '-nome', 'creato', '-creato', 'aggiornato', '-aggiornato'])),
});

export type ClientsSearch = v.InferOutput<typeof clientsSearch>;

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
