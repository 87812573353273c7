import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import { ClientNotFound, orNotFound } from '../features/records/client-not-found';
import { ProspectPage } from '../features/prospects/prospect-page';

export const Route = createFileRoute('/_shell/prospect/$id')({
  loader: ({ context, params }) => orNotFound(context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } }))),
  notFoundComponent: () => <ClientNotFound status="prospect" />,
  component: ProspectPage,
});
