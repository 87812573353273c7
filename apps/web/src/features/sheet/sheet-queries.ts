import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { PageDto } from '@sestante/api-client/types';
import type { SheetSearch } from './sheet-search';
import { ordersOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

/** Part of the keys of all queries of the sheet, by which writes refresh them. */
export const SHEET_TAGS = ['client sheet'] as const;

/** Pages of a tab. The previous results stay visible until the new ones arrive. */
export function sheetListQuery<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  clientId: string,
  search: SheetSearch,
) {
  const path = { clientId };
  const query = { ...(search.q !== undefined && { q: search.q }), ...sortOf(tab, search.ord), count: 'capped' as const };
  return infiniteQueryOptions({
    queryKey: [{ _id: 'sheetList', tags: SHEET_TAGS, _infinite: true, tab: tab.name, path, query }],
    queryFn: async ({ pageParam: cursor, signal }): Promise<{ data: Row[]; page: PageDto }> =>
      (await tab.api.list({ path, query: cursor === null ? query : { ...query, cursor }, signal, throwOnError: true })).data,
    initialPageParam: null as string | null,
    getNextPageParam: ({ page }) => page.nextCursor,
    placeholderData: keepPreviousData,
    // Rows must not move while the user reads.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  });
}

export function sheetRecordQuery<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  clientId: string,
  id: string,
) {
  const path = { clientId, id };
  return queryOptions({
    queryKey: recordKey(tab.name, clientId, id),
    queryFn: async ({ signal }): Promise<Row> => (await tab.api.get({ path, signal, throwOnError: true })).data,
    meta: { handled: true },
  });
}

export const recordKey = (tab: string, clientId: string, id: string) =>
  [{ _id: 'sheetRecord', tags: SHEET_TAGS, tab, path: { clientId, id } }] as const;

function sortOf<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  order: string | undefined,
): { sort?: string } {
  const known = ordersOf(tab)[(order ?? '').replace('-', '')];
  return known && order !== undefined ? { sort: `${order.startsWith('-') ? '-' : ''}${known.by}` } : {};
}
