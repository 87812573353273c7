import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getMeOptions } from '@sestante/api-client/query';
import type { MeDto, Permission } from '@sestante/api-client/types';

/** Query of the current user and their permissions. AccessPoller refetches it, since an admin can change them at any time. */
export const meQuery = queryOptions({ ...getMeOptions(), staleTime: 60_000 });

/** Returns the current user; only for use below the shell route, which has loaded it. */
export function useMe(): MeDto {
  return useSuspenseQuery(meQuery).data;
}

/** Returns whether the user's role has a permission, to hide controls; the server enforces it in any case. */
export function usePermission(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
