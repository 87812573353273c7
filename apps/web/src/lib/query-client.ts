import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { showError } from './toasts';
import { isFinal, problemText } from './problems';

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
      if (query.state.data !== undefined && !query.meta?.handled) tell(error);
    },
  }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (!mutation.meta?.handled) tell(error);
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

function tell(error: unknown): void {
  const { message, traceId } = problemText(error);
  showError(traceId === null ? message : `${message} Codice per l’assistenza: ${traceId}`);
}
