import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { createFileRoute } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { HISTORY_FILTERS } from '../features/clients/client-history-filters';
import { ClientOverview } from '../features/clients/client-overview';

export const Route = createFileRoute('/_shell/clienti/$id/')({
  validateSearch: z.object({ storia: z.catch(z.optional(z.enum(HISTORY_FILTERS)), undefined) }),
  component: Overview,
});

function Overview() {
  const { data } = useSuspenseQuery(getClientOptions({ path: Route.useParams() }));
  const navigate = Route.useNavigate();
  const { storia } = Route.useSearch();
  return (
    <ClientOverview
      client={data}
      show={storia}
      onShow={(next) => void navigate({ search: (before) => ({ ...before, storia: next }), replace: true, resetScroll: false })}
    />
  );
}
