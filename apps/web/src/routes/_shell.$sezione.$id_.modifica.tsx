import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { parseRecordPath, statusOf } from '../features/records/client-links';
import { ClientNotFound, orNotFound } from '../features/records/client-not-found';
import { EditClient } from '../features/clients/edit-client';

export const Route = createFileRoute('/_shell/$sezione/$id_/modifica')({
  params: { parse: parseRecordPath },
  // Always loads the current version, since editing cached data would cause conflicts.
  loader: ({ context, params }) =>
    orNotFound(context.queryClient.fetchQuery({ ...getClientOptions({ path: { id: params.id } }), staleTime: 0 })),
  preload: false,
  // Keeps the version with which the form was opened.
  staleTime: Infinity,
  gcTime: 0,
  notFoundComponent: NotFound,
  component: Edit,
});

function Edit() {
  const client = Route.useLoaderData();
  return <EditClient key={client.id} client={client} />;
}

function NotFound() {
  return <ClientNotFound status={statusOf(Route.useParams().sezione)} />;
}
