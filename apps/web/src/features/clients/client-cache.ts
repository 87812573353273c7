import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import {
  countClientsQueryKey,
  getClientQueryKey,
  listClientsInfiniteQueryKey,
  listClientTimelineInfiniteQueryKey,
} from '@sestante/api-client/query';
import type { ClientPage } from '@sestante/api-client/types';
import type { Client } from './client-names';

/** Shows a client that was just written everywhere it is already loaded; what its place in a list is, the server says next time. */
export function rememberClient(queryClient: QueryClient, client: Client): void {
  const path = { id: client.id };
  const lists = { queryKey: operation(listClientsInfiniteQueryKey()) };
  queryClient.setQueryData(getClientQueryKey({ path }), client);
  queryClient.setQueriesData<InfiniteData<ClientPage>>(lists, (data) => data && withRow(data, client));
  void queryClient.invalidateQueries(lists);
  void queryClient.invalidateQueries({ queryKey: operation(countClientsQueryKey()) });
  void queryClient.invalidateQueries({ queryKey: [{ ...operation(listClientTimelineInfiniteQueryKey({ path }))[0], path }] });
}

function withRow(data: InfiniteData<ClientPage>, client: Client): InfiniteData<ClientPage> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, data: page.data.map((row) => (row.id === client.id ? client : row)) })) };
}

/** Every query of an operation, whatever its parameters. */
function operation([key]: readonly [{ _id: string }]): [{ _id: string }] {
  return [{ _id: key._id }];
}
