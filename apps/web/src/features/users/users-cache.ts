import type { QueryClient } from '@tanstack/react-query';
import type { ColleagueProfile } from '@sestante/api-client/types';
import { getUserQueryKey, listAssigneesQueryKey, listUserChangesQueryKey, listUsersInfiniteQueryKey } from '@sestante/api-client/query';

/** Refreshes everything that shows users, after one of them was changed. */
export function refreshUsers(queryClient: QueryClient): void {
  const path = { id: '' };
  const keys = [listUsersInfiniteQueryKey(), listAssigneesQueryKey(), getUserQueryKey({ path }), listUserChangesQueryKey({ path })];
  for (const [{ _id }] of keys) void queryClient.invalidateQueries({ queryKey: [{ _id }] });
}

/** Stores the server's current version of a colleague and refreshes other queries that show it. */
export function rememberUser(queryClient: QueryClient, user: ColleagueProfile): void {
  const queryKey = getUserQueryKey({ path: { id: user.id } });
  queryClient.setQueryData<ColleagueProfile>(queryKey, (before) => before && { ...before, ...user });
  refreshUsers(queryClient);
}
