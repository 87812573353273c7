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

/** Every list of clients and of prospects that is loaded, whatever its filters. */
export const recordLists = operations(listClientsInfiniteQueryKey(), listProspectsInfiniteQueryKey());

/** What is counted and collected over both: their counts, those of saved lists, and where prospects come from. */
export const recordCounts = operations(
  countClientsQueryKey(),
  countProspectsQueryKey(),
  listProspectSourcesQueryKey(),
  listViewsQueryKey(),
);

/** Shows a client that was just written everywhere it is already loaded; what its place in a list is, the server says next time. */
export function rememberClient(queryClient: QueryClient, client: Client): void {
  queryClient.setQueriesData<InfiniteData<ClientPage>>(recordLists, (data) => data && withRow(data, client));
  void queryClient.invalidateQueries(recordLists);
  void queryClient.invalidateQueries(recordCounts);
  rememberProfile(queryClient, client);
}

/** The same on the record's own page alone. */
export function rememberProfile(queryClient: QueryClient, client: Client): void {
  const path = { id: client.id };
  queryClient.setQueryData(getClientQueryKey({ path }), client);
  void queryClient.invalidateQueries({ queryKey: [{ _id: listClientTimelineInfiniteQueryKey({ path })[0]._id, path }] });
}

function withRow(data: InfiniteData<ClientPage>, client: Client): InfiniteData<ClientPage> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, data: page.data.map((row) => (row.id === client.id ? client : row)) })) };
}

/** Every query of these operations, whatever its parameters. */
function operations(...keys: (readonly [{ _id: string }])[]) {
  const ids = keys.map(([key]) => key._id);
  return {
    predicate: ({ queryKey: [key] }: Query) => typeof key === 'object' && key !== null && '_id' in key && ids.some((id) => id === key._id),
  };
}
