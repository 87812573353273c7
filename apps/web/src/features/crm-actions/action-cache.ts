import type { InfiniteData, Query, QueryClient } from '@tanstack/react-query';
import { getCrmActionQueryKey } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';

/** Lists of actions, page after page or at once. */
const LISTS = ['listCrmActions', 'listCalendar'];
/** What else shows actions, or counts them, or says when the next one is. */
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

/** Shows an action that was just written wherever it is loaded; what else follows from it, the server is asked. */
export function rememberAction(queryClient: QueryClient, action: CrmActionDto): void {
  queryClient.setQueryData(getCrmActionQueryKey({ path: { id: action.id } }), action);
  const lists = { predicate: ({ queryKey }: Query) => LISTS.includes(operationOf(queryKey)) };
  queryClient.setQueriesData<InfiniteData<Rows> | Rows>(lists, (list) => {
    if (!list) return list;
    return 'pages' in list ? { ...list, pages: list.pages.map((page) => withRow(page, action)) } : withRow(list, action);
  });
}

/** After any change: its neighbours in the chain, lists, calendars and figures are asked anew. */
export function refreshActions(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ predicate: ({ queryKey }) => TOUCHED.has(operationOf(queryKey)) });
}

function withRow<Page extends Rows>(page: Page, action: CrmActionDto): Page {
  return { ...page, data: page.data.map((row) => (row.id === action.id ? action : row)) };
}

function operationOf([key]: Query['queryKey']): string {
  return typeof key === 'object' && key !== null && '_id' in key && typeof key._id === 'string' ? key._id : '';
}
