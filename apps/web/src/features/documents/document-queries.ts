import { queryOptions } from '@tanstack/react-query';
import { getDocumentOptions, listDocumentsOptions, listDocumentVersionsOptions } from '@sestante/api-client/query';

interface DocumentPath {
  clientId: string;
  id: string;
}

export const documentQuery = (path: DocumentPath) => queryOptions({ ...getDocumentOptions({ path }), meta: { handled: true } });

export const versionsQuery = (path: DocumentPath) => queryOptions({ ...listDocumentVersionsOptions({ path }), meta: { handled: true } });

/** Of one record, as many as one looks through beside its other facts. */
const MOST_OF_A_RECORD = 50;

export const recordDocumentsQuery = (clientId: string, recordId: string) =>
  queryOptions({
    ...listDocumentsOptions({ path: { clientId }, query: { recordId, limit: MOST_OF_A_RECORD } }),
    meta: { handled: true },
  });
