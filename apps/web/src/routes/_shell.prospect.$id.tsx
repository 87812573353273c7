import { createFileRoute } from '@tanstack/react-router';
import { getClientOptions } from '@sestante/api-client/query';
import * as z from 'zod/mini';
import { HISTORY_FILTERS } from '../features/clients/client-history-filters';
import { ClientNotFound, orNotFound } from '../features/clients/client-not-found';
import { ProspectPage } from '../features/prospects/prospect-page';

export const Route = createFileRoute('/_shell/prospect/$id')({
  validateSearch: z.object({ storia: z.catch(z.optional(z.enum(HISTORY_FILTERS)), undefined) }),
  loader: ({ context, params }) => orNotFound(context.queryClient.ensureQueryData(getClientOptions({ path: { id: params.id } }))),
  notFoundComponent: () => <ClientNotFound status="prospect" />,
  component: ProspectPage,
});
