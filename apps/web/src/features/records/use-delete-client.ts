import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteClient, restoreClient } from '@sestante/api-client';
import type { ClientPage } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { listsOf } from '../../lib/refresh';
import { showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import { type Client, fullName } from './client-names';

/** Every loaded list of clients and prospects, whatever its filters. */
const recordLists = listsOf(['clients', 'prospects']);

/** Moves a client to the trash without a confirmation and offers an undo. */
export function useDeleteClient(onDeleted?: () => void) {
  const queryClient = useQueryClient();
  const me = useMe();
  const guardWrite = useWriteGuard();

  const restore = useMutation({
    mutationFn: (client: Client) => restoreClient({ path: { id: client.id }, body: {}, throwOnError: true }),
    meta: { affects: ['records'] },
    onSuccess: (_answer, client) => {
      showToast(`${fullName(client)} è di nuovo tra i ${client.status === 'prospect' ? 'prospect' : 'clienti'}`);
    },
  });

  const remove = useMutation({
    mutationFn: (client: Client) =>
      deleteClient({ path: { id: client.id }, headers: { 'If-Match': `"${client.version}"` }, throwOnError: true }),
    meta: { affects: ['records'], deletes: true },
    // Removes the row at once, so that the key for the next deletion acts on the next row.
    onMutate: async (client) => {
      await queryClient.cancelQueries(recordLists);
      const before = queryClient.getQueriesData<InfiniteData<ClientPage>>(recordLists);
      queryClient.setQueriesData<InfiniteData<ClientPage>>(recordLists, (data) => data && without(data, client.id));
      return before;
    },
    onSuccess: (_answer, client) => {
      showToast(`${fullName(client)} è nel cestino`, () => restore.mutate(client));
      onDeleted?.();
    },
    onError: (_error, _client, before) => {
      for (const [key, data] of before ?? []) queryClient.setQueryData(key, data);
    },
  });

  return {
    remove: (client: Client) => guardWrite(() => remove.mutate(client)),
    /** Collaborators may delete only records that they have created. */
    mayRemove: (client: Client) =>
      me.permissions.includes('clients:delete') || (me.permissions.includes('clients:delete-own') && client.createdBy.id === me.id),
  };
}

function without(data: InfiniteData<ClientPage>, id: string): InfiniteData<ClientPage> {
  return { ...data, pages: data.pages.map((page) => ({ ...page, data: page.data.filter((row) => row.id !== id) })) };
}
