import { createFileRoute } from '@tanstack/react-router';
import { UserPanel } from '../features/users/user-panel';
import { userQuery } from '../features/users/user-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/impostazioni/utenti/$id')({
  loader: ({ context, params }) => context.mayManage && void context.queryClient.prefetchQuery({ ...userQuery(params.id), ...ifMissing }),
  component: UserPanel,
});
