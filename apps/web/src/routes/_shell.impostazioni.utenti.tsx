import { createFileRoute } from '@tanstack/react-router';
import { UsersPage } from '../features/users/users-page';
import { userListQuery } from '../features/users/user-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/utenti')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchInfiniteQuery({ ...userListQuery, ...ifMissing }),
  component: UsersPage,
});
