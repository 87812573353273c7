import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteClient, restoreClient } from '@sestante/api-client';
import { listTrashInfiniteQueryKey } from '@sestante/api-client/query';
import type { ClientPage } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { useWriteGuard } from '../../ui/forms/use-write-guard';
import { recordCounts, recordLists } from './client-cache';
import { type Client, fullName } from './client-names';

/** Moves a client to the trash without a confirmation and offers an undo. */
export function useDeleteClient(onDeleted?: () => void) {
  const queryClient = useQueryClient();
  const me = useMe();
  const guardWrite = useWriteGuard();

  function refreshCounts(): void {
    void queryClient.invalidateQueries(recordCounts);
    void queryClient.invalidateQueries({ queryKey: [{ _id: listTrashInfiniteQueryKey()[0]._id }] });
  }

  const restore = useMutation({
    mutationFn: (client: Client) => restoreClient({ path: { id: client.id }, body: {}, throwOnError: true }),
    onSuccess: (_answer, client) => {
      showToast(`${fullName(client)} è di nuovo tra i ${client.status === 'prospect' ? 'prospect' : 'clienti'}`);
      void queryClient.invalidateQueries(recordLists);
      refreshCounts();
    },
  });

  const remove = useMutation({
    mutationFn: (client: Client) =>
      deleteClient({ path: { id: client.id }, headers: { 'If-Match': `"${client.version}"` }, throwOnError: true }),
    onMutate: async (client) => {
      await queryClient.cancelQueries(recordLists);
      const before = queryClient.getQueriesData<InfiniteData<ClientPage>>(recordLists);
      queryClient.setQueriesData<InfiniteData<ClientPage>>(recordLists, (data) => data && without(data, client.id));
      return before;
    },
    onSuccess: (_answer, client) => {
      showToast(`${fullName(client)} è nel cestino`, () => restore.mutate(client));
      refreshCounts();
      onDeleted?.();
    },
    onError: (_error, _client, before) => {
      for (const [key, data] of before ?? []) queryClient.setQueryData(key, data);
      void queryClient.invalidateQueries(recordLists);
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
