import { queryOptions } from '@tanstack/react-query';
import { listViewsOptions } from '@sestante/api-client/query';

/** The saved lists that the reader has, of clients, of prospects and of actions; those kept at hand come with how many are in them. */
export const viewsQuery = queryOptions({
  ...listViewsOptions({ query: { count: 'capped' } }),
  staleTime: 60_000,
  meta: { handled: true },
});
