import { hashKey, type Mutation, MutationCache, notifyManager, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from './me';
import { ApiProblem, isFinal, problemText } from './problems';
import { type Affected, isList, refresh, refreshLists, showRecords } from './refresh';
import { showError } from './toasts';

declare module '@tanstack/react-query' {
  interface Register {
    /** Set `handled: true` on a query or mutation whose page shows the error itself, to suppress the toast. */
    queryMeta: { handled?: boolean };
    mutationMeta: {
      handled?: boolean;
      /** Data that the mutation changes on the server, which is shown and fetched again once it has been answered. */
      affects?: Affected;
      /** Set on a mutation that deletes the record that it is called with. */
      deletes?: true;
      /** Tag of lists that an optimistic update has changed already, and whose other rows must not move. */
      listsStay?: string;
      /** Keeps the mutation pending until the affected data is on screen. */
      untilShown?: true;
    };
  }
}

// Before the next frame, so that a control whose state is a query's or a pending mutation's never shows its old state after a click.
notifyManager.setScheduler(queueMicrotask);

/**
 * Query client that fetches again what a mutation has affected, and shows a toast when a refetch fails, since the data already loaded stays
 * on screen.
 */
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
    onSuccess: (answer, _variables, _context, { meta }) => {
      if (meta?.affects) showRecords(queryClient, answer);
    },
    onSettled: (_answer, error, variables, _context, mutation) => refreshAfter(mutation, error, variables),
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

/**
 * Refreshes what a mutation affects, unless it was not answered and can be retried. Of several in a queue only the last one does so, since
 * an earlier answer lacks what is shown of the later ones.
 */
function refreshAfter(
  { meta, options: { scope } }: Mutation<unknown, unknown>,
  error: unknown,
  variables: unknown,
): Promise<void> | undefined {
  if (!meta?.affects || (error !== null && !isFinal(error))) return undefined;
  if (scope && queryClient.isMutating({ predicate: ({ options }) => options.scope?.id === scope.id }) > 1) return undefined;
  const gone = meta.deletes && error === null ? (variables as { id: string }).id : undefined;
  const refreshed = refresh(queryClient, meta.affects, { gone, listsStay: error === null ? meta.listsStay : undefined });
  return meta.untilShown ? refreshed : undefined;
}

/** Reacts to a 403 or 404 for loaded data: permissions may have changed, or a record that lists still show was deleted. */
function followAccess(error: unknown, query?: Query<unknown, unknown>): void {
  if (!(error instanceof ApiProblem) || (error.status !== 403 && error.status !== 404)) return;
  if (query?.queryHash !== hashKey(meQuery.queryKey)) void refresh(queryClient, ['me']);
  // Excludes a 404 of a list itself, which would otherwise refetch that list endlessly.
  if (error.status === 404 && !(query && isList(query))) refreshLists(queryClient);
}

/** Suppresses the toast without a network, because the offline banner says so already and loaded data stays on screen. */
function isWithoutNetwork(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 0 && !navigator.onLine;
}

function reportError(error: unknown): void {
  const { message, traceId } = problemText(error);
  showError(traceId === null ? message : `${message} Codice per l’assistenza: ${traceId}`);
}
