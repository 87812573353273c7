import { infiniteQueryOptions, keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { PageDto } from '@sestante/api-client/types';
import type { SheetSearch } from './sheet-search';
import { ordersOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

/** Pages of a tab, one after the other. What was on screen stays until the new answer is there. */
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
    // Rows must not move under the reader.
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

/** What else shows records of the sheet, counts them or tells of them. */
const TOUCHED = new Set([
  'sheetList',
  'sheetRecord',
  'sheetChoices',
  'sheetKnown',
  'countSheet',
  'listClientContacts',
  'listBankAccounts',
  'listClientTimeline',
  'getDashboard',
  'listTrash',
  'listContracts',
  'listContractExpiries',
  'listDocuments',
  'listDocumentVersions',
  'listCrmActions',
]);

/**
 * After any change: other tabs name it, the timeline tells it, lists of the agency's hold it. All of that is asked anew.
 * @param gone a record that is no more, which its panel need not be told by a 404 while it closes
 */
export function refreshSheet(queryClient: QueryClient, gone?: string): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [key] }) =>
      typeof key === 'object' &&
      key !== null &&
      '_id' in key &&
      typeof key._id === 'string' &&
      TOUCHED.has(key._id) &&
      (gone === undefined || !isOf(key, gone)),
  });
}

const isOf = (key: object, id: string): boolean =>
  'path' in key && typeof key.path === 'object' && key.path !== null && 'id' in key.path && key.path.id === id;

function sortOf<Row extends SheetRow, Body extends object>(
  tab: SheetTabDefinition<Row, Body>,
  order: string | undefined,
): { sort?: string } {
  const known = ordersOf(tab)[(order ?? '').replace('-', '')];
  return known && order !== undefined ? { sort: `${order.startsWith('-') ? '-' : ''}${known.by}` } : {};
}
