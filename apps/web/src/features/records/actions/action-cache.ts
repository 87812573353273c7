import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import { getCrmActionQueryKey } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';

/** Paged and unpaged queries that return actions. */
const LISTS = ['listCrmActions', 'listCalendar'];
/** Operations whose results contain actions, count them or depend on the next one. */
const TOUCHED = new Set([
  ...LISTS,
  'getCrmAction',
  'countCrmActions',
  'getCrmStatistics',
  'getDashboard',
  'getClient',
  'countSheet',
  'listClientTimeline',
  'listClients',
  'countClients',
  'listProspects',
  'listViews',
  'listTrash',
]);

interface Rows {
  data: CrmActionDto[];
}

/** Updates an action in all cached lists right after it was written; derived data is refetched by `refreshActions`. */
export function rememberAction(queryClient: QueryClient, action: CrmActionDto): void {
  queryClient.setQueryData(getCrmActionQueryKey({ path: { id: action.id } }), action);
  const lists = { predicate: ({ queryKey }: Query) => LISTS.includes(operationOf(queryKey)) };
  queryClient.setQueriesData<InfiniteData<Rows> | Rows>(lists, (list) => {
    if (!list) return list;
    return 'pages' in list ? { ...list, pages: list.pages.map((page) => withRow(page, action)) } : withRow(list, action);
  });
}

/** Invalidates everything that depends on actions: neighbours in the chain, lists, calendars and figures. */
export function refreshActions(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.has(operationOf(queryKey)) });
}

function withRow<Page extends Rows>(page: Page, action: CrmActionDto): Page {
  return { ...page, data: page.data.map((row) => (row.id === action.id ? action : row)) };
}

function operationOf([key]: Query['queryKey']): string {
  return typeof key === 'object' && key !== null && '_id' in key && typeof key._id === 'string' ? key._id : '';
}
