import { createFileRoute } from '@tanstack/react-router';
import { ProspectsPage } from '../features/prospects/prospects-page';
import { prospectsSearch } from '../features/prospects/prospects-search';
import { prospectCountsQuery, prospectListQuery, stagesQuery } from '../features/prospects/prospect-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/prospect/')({
  validateSearch: prospectsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchQuery({ ...prospectCountsQuery(deps, context.me.id), ...ifMissing });
    if (deps.vista === undefined) void context.queryClient.prefetchQuery({ ...stagesQuery, ...ifMissing });
    else void context.queryClient.prefetchInfiniteQuery({ ...prospectListQuery(deps, context.me.id), ...ifMissing });
  },
  component: ProspectsPage,
});
