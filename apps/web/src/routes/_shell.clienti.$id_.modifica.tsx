import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { ClientNotFound, orNotFound } from '../features/clients/client-not-found';
import { EditClient } from '../features/clients/edit-client';

export const Route = createFileRoute('/_shell/clienti/$id_/modifica')({
  // What one edits must be what is there now, whatever is loaded already.
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.fetchQuery({ ...getClientOptions({ path: { id: params.id } }), staleTime: 0 })),
  preload: false,
  // The form keeps the client it was opened with.
  staleTime: Infinity,
  gcTime: 0,
  notFoundComponent: () => <ClientNotFound status="client" />,
  component: Edit,
});

function Edit() {
  const client = Route.useLoaderData();
  return <EditClient key={client.id} client={client} />;
}
