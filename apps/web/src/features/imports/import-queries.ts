import { type InfiniteData, keepPreviousData } from '@tanstack/react-query';
import { getImportOptions, listImportRowsInfiniteOptions, listImportsInfiniteOptions } from '@sestante/api-client/query';
import type { ImportRowDto, ImportRowPage, ImportState, ImportSummary } from '@sestante/api-client/types';
import { byCursor } from '../../lib/paging';
import { type RowFilter, toRowsQuery } from './import-search';

const OFTEN_MS = 600;
const NOW_AND_THEN_MS = 3_000;

const AT_WORK = ['checking', 'running', 'rolling-back'] as const satisfies ImportState[];
export type WorkState = (typeof AT_WORK)[number];

/** Whether the server is processing the import. */
export function isAtWork<T extends { state: ImportState }>(one: T): one is T & { state: WorkState } {
  return AT_WORK.some((state) => state === one.state);
}

/** Query of an import, polled while it is being processed. */
export function importQuery(id: string) {
  return {
    ...getImportOptions({ path: { id } }),
    refetchInterval: ({ state }: { state: { data?: ImportSummary | undefined } }) =>
      state.data && isAtWork(state.data) ? OFTEN_MS : false,
    refetchIntervalInBackground: true,
    staleTime: 0,
    meta: { handled: true },
  } as const;
}

export function importListQuery() {
  return {
    ...listImportsInfiniteOptions({}),
    ...byCursor,
    staleTime: 5_000,
    refetchInterval: ({ state }: { state: { data?: InfiniteData<{ data: ImportSummary[] }> | undefined } }) =>
      state.data?.pages.some(({ data }) => data.some(isAtWork)) ? NOW_AND_THEN_MS : false,
    meta: { handled: true },
  } as const;
}

/** Row of the file with the id that lists need. */
export type ImportRow = ImportRowDto & { id: string };

export function importRowsQuery(id: string, filter: RowFilter | undefined) {
  const path = { id };
  return {
    ...listImportRowsInfiniteOptions({ path, query: toRowsQuery(filter) }),
    initialPageParam: { path },
    getNextPageParam: ({ page }: ImportRowPage) => (page.nextCursor === null ? undefined : { path, query: { cursor: page.nextCursor } }),
    select: named,
    placeholderData: keepPreviousData,
    meta: { handled: true },
  } as const;
}

function named({ pages, pageParams }: InfiniteData<ImportRowPage>): InfiniteData<{ data: ImportRow[] }> {
  return { pageParams, pages: pages.map(({ data }) => ({ data: data.map((row) => ({ ...row, id: String(row.row) })) })) };
}
