import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getMeOptions } from '@sestante/api-client/query';
import type { MeDto, Permission } from '@sestante/api-client/types';

/** Who is logged in, with what they may do. Asked anew at every turn by AccessPoller, since an admin can change it meanwhile. */
export const meQuery = queryOptions({ ...getMeOptions(), staleTime: 60_000 });

/** Only under the shell, whose route has loaded it. */
export function useMe(): MeDto {
  return useSuspenseQuery(meQuery).data;
}

/** What the role can never do is not shown; the server refuses it anyway. */
export function usePermission(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
