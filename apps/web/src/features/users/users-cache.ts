import type { QueryClient } from '@tanstack/react-query';
import { getUserQueryKey, listAssigneesQueryKey, listUserChangesQueryKey, listUsersInfiniteQueryKey } from '@sestante/api-client/query';

/** Asks anew for whatever shows people, after one of them was changed. */
export function refreshUsers(queryClient: QueryClient): void {
  const path = { id: '' };
  const keys = [listUsersInfiniteQueryKey(), listAssigneesQueryKey(), getUserQueryKey({ path }), listUserChangesQueryKey({ path })];
  for (const [{ _id }] of keys) void queryClient.invalidateQueries({ queryKey: [{ _id }] });
}
