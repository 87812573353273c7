import { queryOptions } from '@tanstack/react-query';
import { listViewsOptions } from '@sestante/api-client/query';

/** Saved lists of the user for clients, prospects and actions; pinned ones include their counts. */
export const viewsQuery = queryOptions({
  ...listViewsOptions({ query: { count: 'capped' } }),
  staleTime: 60_000,
  meta: { handled: true },
});
