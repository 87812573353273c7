import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { ClientNotFound, orNotFound } from '../features/records/client-not-found';
import { ClientPage } from '../features/records/profile/client-page';

export const Route = createFileRoute('/_shell/clienti/$id')({
  loader: ({ context, params }) => orNotFound(context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } }))),
  notFoundComponent: () => <ClientNotFound status="client" />,
  component: ClientPage,
});
