import { queryOptions } from '@tanstack/react-query';
import { listDocumentsOptions, listDocumentVersionsOptions } from '@sestante/api-client/query';

export const versionsQuery = (path: { clientId: string; id: string }) =>
  queryOptions({ ...listDocumentVersionsOptions({ path }), meta: { handled: true } });

/** Maximum number of documents shown in a record's panel. */
const MAX_OF_A_RECORD = 50;

export const recordDocumentsQuery = (clientId: string, recordId: string) =>
  queryOptions({
    ...listDocumentsOptions({ path: { clientId }, query: { recordId, limit: MAX_OF_A_RECORD } }),
    meta: { handled: true },
  });
