import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getDocumentOptions,
  listDocumentsInfiniteOptions,
  listDocumentsOptions,
  listDocumentVersionsOptions,
} from '@sestante/api-client/query';
import type { DocumentPage } from '@sestante/api-client/types';
import { type DocumentsSearch, toListQuery } from './documents-search';

/** Pages of a client's documents. What was on screen stays until the new answer is there. */
export function documentListQuery(clientId: string, search: DocumentsSearch) {
  const path = { clientId };
  return {
    ...listDocumentsInfiniteOptions({ path, query: toListQuery(search) }),
    initialPageParam: { path },
    getNextPageParam: ({ page }: DocumentPage) => (page.nextCursor === null ? undefined : { path, query: { cursor: page.nextCursor } }),
    placeholderData: keepPreviousData,
    // Rows must not move under the reader.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  } as const;
}

export const documentQuery = (path: { clientId: string; id: string }) =>
  queryOptions({ ...getDocumentOptions({ path }), meta: { handled: true } });

export const versionsQuery = (path: { clientId: string; id: string }) =>
  queryOptions({ ...listDocumentVersionsOptions({ path }), meta: { handled: true } });

/** Of one record, as many as one looks through beside its other facts. */
export const MOST_OF_A_RECORD = 50;

export const recordDocumentsQuery = (clientId: string, recordId: string) =>
  queryOptions({
    ...listDocumentsOptions({ path: { clientId }, query: { recordId, limit: MOST_OF_A_RECORD } }),
    meta: { handled: true },
  });
