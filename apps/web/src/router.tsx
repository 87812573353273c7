import { createRouter } from '@tanstack/react-router';
import { queryClient } from './lib/query-client';
import { parseSearch, stringifySearch } from './lib/search-params';
import { routeTree } from './route-tree.gen';
import { RouteError, RouteNotFound, RoutePending } from './ui/feedback/route-fallbacks';

export const router = createRouter({
  routeTree,
  context: { queryClient },
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultPreload: 'intent',
  // Leaves caching to the query client; the router always calls the loader.
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  defaultPendingMinMs: 300,
  defaultPendingComponent: RoutePending,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: RouteNotFound,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
