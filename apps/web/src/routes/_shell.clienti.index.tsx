import { createFileRoute } from '@tanstack/react-router';
import { ClientsPage } from '../features/clients/clients-page';
import { clientsSearch } from '../features/clients/clients-search';
import { clientCountsQuery, clientListQuery } from '../features/clients/client-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/clienti/')({
  codeSplitGroupings: [],
  validateSearch: clientsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery({ ...clientListQuery(deps, context.me.id), ...ifMissing });
    void context.queryClient.prefetchQuery({ ...clientCountsQuery(deps, context.me.id), ...ifMissing });
  },
  component: ClientsPage,
});
