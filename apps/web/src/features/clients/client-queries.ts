import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { countClientsOptions, listClientsInfiniteOptions } from '@sestante/api-client/query';
import type { ClientCounts, ClientType } from '@sestante/api-client/types';
import { byCursor } from '../../lib/paging';
import type { Count } from '../records/counts';
import { type ClientsSearch, toListQuery } from './clients-search';
import { toRecordFilter } from '../records/list/record-search';

/** Pages of the list. The previous results stay visible until the new ones arrive. */
export function clientListQuery(search: ClientsSearch, me: string) {
  return {
    ...listClientsInfiniteOptions({ query: toListQuery(search, me) }),
    ...byCursor,
    placeholderData: keepPreviousData,
    // Rows must not move while the user reads: the list is fetched when it is opened or changed, never in between.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  } as const;
}

/** Counts under the same filters, for each tab. */
export function clientCountsQuery(search: ClientsSearch, me: string) {
  return queryOptions({
    ...countClientsOptions({ query: toRecordFilter(search, me) }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}

/** Returns the number of clients, without prospects, of these types or of all types. */
export function countOf(counts: ClientCounts, types?: ClientType[]): Count {
  const wanted = counts.data.filter(({ type, status }) => status === 'client' && (types?.includes(type) ?? true));
  return {
    count: wanted.reduce((sum, { total }) => sum + total, 0),
    capped: wanted.some(({ totalCapped }) => totalCapped),
  };
}
