import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { HISTORY_FILTERS } from '../features/records/history/client-history-filters';
import { ClientOverview } from '../features/records/profile/client-overview';
import { lenient } from '../lib/search-schema';
import { historyQuery } from '../features/records/history/history-query';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/$sezione/$id/')({
  validateSearch: v.object({ storia: lenient(v.picklist(HISTORY_FILTERS)) }),
  loaderDeps: ({ search }) => search,
  // The kinds of a filter are known with the texts of the features, which the page loads.
  loader: ({ context, params, deps }) =>
    deps.storia === undefined && void context.queryClient.prefetchInfiniteQuery({ ...historyQuery(params.id), ...ifMissing }),
  component: () => <ClientOverview id={Route.useParams().id} show={Route.useSearch().storia} />,
});
