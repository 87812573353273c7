import { useQueryClient } from '@tanstack/react-query';
import { addDocumentVersion, createDocument, updateDocument } from '@sestante/api-client';
import type { DocumentDto, DocumentedTab } from '@sestante/api-client/types';
import { asUser } from '../../../lib/api';
import { refresh, showRecords } from '../../../lib/refresh';
import { showToast } from '../../../lib/toasts';
import { withProgress } from '../../../lib/upload';
import { useUploads } from './use-uploads';

/** Record of the client's sheet to which documents refer. */
export interface RecordOfDocuments {
  recordKind: DocumentedTab;
  recordId: string;
}

/** Uploads files to a client or to one of its records. */
export function useDocumentUploads(clientId: string, about?: RecordOfDocuments) {
  const queryClient = useQueryClient();
  return useUploads(
    async (file, { key, signal, onProgress }) => {
      const headers = { 'Idempotency-Key': key };
      const fetch = asUser(withProgress(onProgress));
      const made = await createDocument({ path: { clientId }, body: { file }, headers, fetch, signal, throwOnError: true });
      if (about === undefined) return made.data;
      const path = { clientId, id: made.data.id };
      // A retry may find that the document is already linked, which is fine.
      return (await updateDocument({ path, headers: { 'If-Match': '*' }, body: { ...about }, throwOnError: true })).data;
    },
    (document) => {
      showToast(`«${document.name}» caricato`);
      void refresh(queryClient, ['records']);
    },
  );
}

/** Uploads a file as the new latest version of a document. */
export function useVersionUpload(clientId: string, { id }: DocumentDto) {
  const queryClient = useQueryClient();
  return useUploads(
    async (file, { key, signal, onProgress }) => {
      const headers = { 'Idempotency-Key': key };
      const options = { path: { clientId, id }, body: { file }, headers, fetch: asUser(withProgress(onProgress)), signal };
      return (await addDocumentVersion({ ...options, throwOnError: true })).data;
    },
    (document) => {
      showToast(`«${document.name}»: versione ${document.versionNumber}`);
      showRecords(queryClient, document);
      void refresh(queryClient, ['records']);
    },
  );
}
