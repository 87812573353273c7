import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import {
  countClientsQueryKey,
  countProspectsQueryKey,
  listViewsQueryKey,
  getClientQueryKey,
  listClientsInfiniteQueryKey,
  listClientTimelineInfiniteQueryKey,
  listProspectSourcesQueryKey,
  listProspectsInfiniteQueryKey,
} from '@sestante/api-client/query';
import type { ClientPage } from '@sestante/api-client/types';
import type { Client } from './client-names';

/** Every loaded list of clients and prospects, whatever its filters. */
export const recordLists = operations(listClientsInfiniteQueryKey(), listProspectsInfiniteQueryKey());

/** Queries that aggregate clients and prospects: counts, counts of saved lists, and prospect sources. */
export const recordCounts = operations(
  countClientsQueryKey(),
  countProspectsQueryKey(),
  listProspectSourcesQueryKey(),
  listViewsQueryKey(),
);

/** Updates a written client wherever it is already loaded. Its position in a list is updated by the next request. */
export function rememberClient(queryClient: QueryClient, client: Client): void {
  queryClient.setQueriesData<InfiniteData<ClientPage>>(recordLists, (data) => data && withRow(data, client));
  void queryClient.invalidateQueries(recordLists);
  void queryClient.invalidateQueries(recordCounts);
  rememberProfile(queryClient, client);
}

/** Updates the client on its own page only. */
export function rememberProfile(queryClient: QueryClient, client: Client): void {
  const path = { id: client.id };
  queryClient.setQueryData(getClientQueryKey({ path }), client);
  void queryClient.invalidateQueries({ queryKey: [{ _id: listClientTimelineInfiniteQueryKey({ path })[0]._id, path }] });
}

function withRow(data: InfiniteData<ClientPage>, client: Client): InfiniteData<ClientPage> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, data: page.data.map((row) => (row.id === client.id ? client : row)) })) };
}

/** Matches every query of these operations, whatever its parameters. */
function operations(...keys: (readonly [{ _id: string }])[]) {
  const ids = keys.map(([key]) => key._id);
  return {
    predicate: ({ queryKey: [key] }: Query) => typeof key === 'object' && key !== null && '_id' in key && ids.some((id) => id === key._id),
  };
}
