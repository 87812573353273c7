import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { PageDto } from '@sestante/api-client/types';
import type { SheetSearch } from './sheet-search';
import { ordersOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

/** Pages of a tab. The previous results stay visible until the new ones arrive. */
export function sheetListQuery<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  clientId: string,
  search: SheetSearch,
) {
  const path = { clientId };
  const query = { ...(search.q !== undefined && { q: search.q }), ...sortOf(tab, search.ord), count: 'capped' as const };
  return infiniteQueryOptions({
    queryKey: [{ _id: 'sheetList', _infinite: true, tab: tab.name, path, query }],
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

export const recordKey = (tab: string, clientId: string, id: string) => [{ _id: 'sheetRecord', tab, path: { clientId, id } }] as const;

/** Queries of other paths that show, count or mention records of the sheet. */
const ELSEWHERE = [
  'sheetChoices',
  'sheetKnown',
  'listClientTimeline',
  'getDashboard',
  'listTrash',
  'listContractExpiries',
  'listCrmActions',
];

/**
 * Refreshes everything that may contain the changed record: whatever is below a client, the timeline, lists of the agency.
 * @param gone id of a deleted record, which is not fetched again, so that its closing panel shows no 404
 */
export function refreshSheet(queryClient: QueryClient, gone?: string): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => {
      const [{ _id, path }] = queryKey as [{ _id?: string; path?: { clientId?: string; id?: string } }];
      return (path?.clientId !== undefined || ELSEWHERE.includes(_id ?? '')) && (gone === undefined || path?.id !== gone);
    },
  });
}

function sortOf<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  order: string | undefined,
): { sort?: string } {
  const known = ordersOf(tab)[(order ?? '').replace('-', '')];
  return known && order !== undefined ? { sort: `${order.startsWith('-') ? '-' : ''}${known.by}` } : {};
}
