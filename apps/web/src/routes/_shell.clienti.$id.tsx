import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { ClientNotFound, orNotFound } from '../features/clients/client-not-found';
import { ClientPage } from '../features/clients/client-page';

export const Route = createFileRoute('/_shell/clienti/$id')({
  loader: ({ context, params }) => orNotFound(context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } }))),
  notFoundComponent: () => <ClientNotFound status="client" />,
  component: ClientPage,
});
