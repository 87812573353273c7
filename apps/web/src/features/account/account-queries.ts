import { queryOptions } from '@tanstack/react-query';
import { openInvitation } from '@sestante/api-client';
import { getMySecondFactorOptions } from '@sestante/api-client/query';

export const mySecondFactorQuery = queryOptions({ ...getMySecondFactorOptions(), meta: { handled: true } });

/** Query of the invitation behind a link, which stays valid while its page is open. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: async () => (await openInvitation({ body: { token }, throwOnError: true })).data,
    staleTime: Infinity,
    meta: { handled: true },
  });
