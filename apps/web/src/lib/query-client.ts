import { hashKey, MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from './me';
import { ApiProblem, isFinal, problemText } from './problems';
import { showError } from './toasts';

declare module '@tanstack/react-query' {
  interface Register {
    /** Set `handled: true` on a query or mutation whose page shows the error itself, to suppress the toast. */
    queryMeta: { handled?: boolean };
    mutationMeta: { handled?: boolean };
  }
}

/** Query client that shows a toast when a refetch fails, since the data already loaded stays on screen. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      followAccess(error, query);
      if (query.state.data !== undefined && !query.meta?.handled && !isWithoutNetwork(error)) reportError(error);
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      followAccess(error);
      if (!mutation.meta?.handled) reportError(error);
    },
  }),
  // Requests are sent even when the browser reports "offline", because a server on the office network may still be reachable.
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && !isFinal(error),
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/**
 * Options of a query that a loader starts: data that is there already stays as it is. The page refreshes it when it opens, so that rows do
 * not move under a reader, and shows the errors.
 */
export const ifMissing = { staleTime: Infinity } as const;

/** Reacts to a 403 or 404 for loaded data: permissions may have changed, or a record that lists still show was deleted. */
function followAccess(error: unknown, query?: Query<unknown, unknown>): void {
  if (!(error instanceof ApiProblem) || (error.status !== 403 && error.status !== 404)) return;
  if (query?.queryHash !== hashKey(meQuery.queryKey)) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  // Excludes a 404 of a list itself, which would otherwise refetch that list endlessly.
  if (error.status === 404 && !(query && isList(query))) void queryClient.invalidateQueries({ predicate: isList });
}

function isList({ queryKey: [key] }: Pick<Query, 'queryKey'>): boolean {
  return typeof key === 'object' && key !== null && '_infinite' in key;
}

/** Suppresses the toast without a network, because the offline banner says so already and loaded data stays on screen. */
function isWithoutNetwork(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 0 && !navigator.onLine;
}

function reportError(error: unknown): void {
  const { message, traceId } = problemText(error);
  showError(traceId === null ? message : `${message} Codice per l’assistenza: ${traceId}`);
}
