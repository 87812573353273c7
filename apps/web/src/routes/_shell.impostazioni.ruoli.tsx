import { createFileRoute } from '@tanstack/react-router';
import { RolesPage } from '../features/users/roles-page';
import { rolesQuery } from '../features/users/user-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/ruoli')({
  loader: ({ context }) => context.mayManage && void context.queryClient.prefetchQuery({ ...rolesQuery, ...ifMissing }),
  component: RolesPage,
});
