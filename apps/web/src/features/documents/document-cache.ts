import type { QueryClient } from '@tanstack/react-query';
import {
  countSheetQueryKey,
  getDocumentQueryKey,
  listClientTimelineInfiniteQueryKey,
  listDocumentsQueryKey,
  listDocumentVersionsQueryKey,
  listTrashInfiniteQueryKey,
} from '@sestante/api-client/query';
import type { DocumentDto } from '@sestante/api-client/types';

/** After whatever was done to documents of a client: their lists, the count in the tab, the timeline and the trash. */
export function refreshDocuments(queryClient: QueryClient, clientId: string): void {
  const path = { clientId };
  const keys = [
    { _id: listDocumentsQueryKey({ path })[0]._id, path },
    { _id: countSheetQueryKey({ path })[0]._id, path },
    { _id: listClientTimelineInfiniteQueryKey({ path: { id: clientId } })[0]._id, path: { id: clientId } },
    { _id: listTrashInfiniteQueryKey()[0]._id },
  ];
  for (const key of keys) void queryClient.invalidateQueries({ queryKey: [key] });
}

/** Shows a document that was just written where it is open. */
export function rememberDocument(queryClient: QueryClient, clientId: string, document: DocumentDto): void {
  const path = { clientId, id: document.id };
  queryClient.setQueryData(getDocumentQueryKey({ path }), document);
  void queryClient.invalidateQueries({ queryKey: [{ _id: listDocumentVersionsQueryKey({ path })[0]._id, path }] });
  refreshDocuments(queryClient, clientId);
}
