import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { HISTORY_FILTERS } from '../features/records/history/client-history-filters';
import { ClientOverview } from '../features/records/profile/client-overview';

export const Route = createFileRoute('/_shell/prospect/$id/')({
  validateSearch: z.object({ storia: z.catch(z.optional(z.enum(HISTORY_FILTERS)), undefined) }),
  component: () => <ClientOverview id={Route.useParams().id} show={Route.useSearch().storia} />,
});
