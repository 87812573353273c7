import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import * as z from 'zod/mini';
import { HISTORY_FILTERS } from '../features/clients/client-history-filters';
import { ClientNotFound, orNotFound } from '../features/clients/client-not-found';
import { ClientPage } from '../features/clients/client-page';

export const Route = createFileRoute('/_shell/clienti/$id')({
  validateSearch: z.object({ storia: z.catch(z.optional(z.enum(HISTORY_FILTERS)), undefined) }),
  loader: ({ context, params }) => orNotFound(context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } }))),
  notFoundComponent: () => <ClientNotFound status="client" />,
  component: ClientPage,
});
