import type { QueryClient } from '@tanstack/react-query';
import type { ColleagueProfile } from '@sestante/api-client/types';
import { getUserQueryKey, listAssigneesQueryKey, listUserChangesQueryKey, listUsersInfiniteQueryKey } from '@sestante/api-client/query';

/** Asks anew for whatever shows people, after one of them was changed. */
export function refreshUsers(queryClient: QueryClient): void {
  const path = { id: '' };
  const keys = [listUsersInfiniteQueryKey(), listAssigneesQueryKey(), getUserQueryKey({ path }), listUserChangesQueryKey({ path })];
  for (const [{ _id }] of keys) void queryClient.invalidateQueries({ queryKey: [{ _id }] });
}

/** Shows a colleague as the server has them now; what else shows them is asked anew. */
export function rememberUser(queryClient: QueryClient, user: ColleagueProfile): void {
  const queryKey = getUserQueryKey({ path: { id: user.id } });
  queryClient.setQueryData<ColleagueProfile>(queryKey, (before) => before && { ...before, ...user });
  refreshUsers(queryClient);
}
