import { hashKey, MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from './me';
import { ApiProblem, isFinal, problemText } from './problems';
import { showError } from './toasts';

declare module '@tanstack/react-query' {
  interface Register {
    /** `handled: true` on a query or mutation whose page shows the failure in its own place. */
    queryMeta: { handled?: boolean };
    mutationMeta: { handled?: boolean };
  }
}

/** What has loaded once stays in sight when its refresh fails: then the failure is told in passing. */
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
  // "Offline" is the browser's guess, and wrong for a server in the same office: everything is tried, and what fails is told.
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

/** What was there and is refused now: rights may have changed, or a record is gone that lists still show. */
function followAccess(error: unknown, query?: Query<unknown, unknown>): void {
  if (!(error instanceof ApiProblem) || (error.status !== 403 && error.status !== 404)) return;
  if (query?.queryHash !== hashKey(meQuery.queryKey)) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
  // A list that is refused itself must not be what asks for it again.
  if (error.status === 404 && !(query && isList(query))) void queryClient.invalidateQueries({ predicate: isList });
}

function isList({ queryKey: [key] }: Pick<Query, 'queryKey'>): boolean {
  return typeof key === 'object' && key !== null && '_infinite' in key;
}

/** The banner over every page says so already, and what is on screen is still there. */
function isWithoutNetwork(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 0 && !navigator.onLine;
}

function reportError(error: unknown): void {
  const { message, traceId } = problemText(error);
  showError(traceId === null ? message : `${message} Codice per l’assistenza: ${traceId}`);
}
