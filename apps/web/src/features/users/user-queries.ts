import { queryOptions } from '@tanstack/react-query';
import { getUserOptions, listRolesOptions, listUsersInfiniteOptions } from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';

/** Pages of the agency's users. */
export const userListQuery = { ...listUsersInfiniteOptions({}), ...byCursor, meta: { handled: true } } as const;

export const userQuery = (id: string) => queryOptions({ ...getUserOptions({ path: { id } }), meta: { handled: true } });

/** Roles and their permissions, which change only with a release. */
export const rolesQuery = queryOptions({ ...listRolesOptions(), staleTime: Infinity, meta: { handled: true } });
