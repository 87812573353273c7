import { useMutation, useQueryClient } from '@tanstack/react-query';
import { deleteDocument, restoreDocument } from '@sestante/api-client';
import type { DocumentDto } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { showToast } from '../../lib/toasts';
import { useUnlessHeld } from '../../ui/use-held';
import { refreshDocuments } from './document-cache';

/** Moves a document to the trash at once and offers to take it back. */
export function useDeleteDocument(clientId: string, onDeleted?: () => void) {
  const queryClient = useQueryClient();
  const me = useMe();
  const unlessHeld = useUnlessHeld();
  const restore = useMutation({
    mutationFn: ({ id }: DocumentDto) => restoreDocument({ path: { id }, throwOnError: true }),
    onSuccess: (_answer, { name }) => showToast(`«${name}» è di nuovo tra i documenti`),
    onSettled: () => refreshDocuments(queryClient, clientId),
  });
  const remove = useMutation({
    mutationFn: ({ id, version }: DocumentDto) =>
      deleteDocument({ path: { clientId, id }, headers: { 'If-Match': `"${version}"` }, throwOnError: true }),
    onSuccess: (_answer, document) => {
      showToast(`«${document.name}» è nel cestino`, () => restore.mutate(document));
      onDeleted?.();
    },
    onSettled: () => refreshDocuments(queryClient, clientId),
  });
  return {
    remove: (document: DocumentDto) => unlessHeld(() => remove.mutate(document)),
    /** A collaborator may delete only what they have added. */
    mayRemove: ({ createdBy }: DocumentDto) =>
      me.permissions.includes('clients.delete') || (me.permissions.includes('clients.delete-own') && createdBy.id === me.id),
  };
}
