import { createFileRoute } from '@tanstack/react-router';
import { reportCountsQuery, reportListQuery } from '../features/reports/report-queries';
import { ReportsPage } from '../features/reports/reports-page';
import { reportsSearch } from '../features/reports/reports-search';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/report/')({
  validateSearch: reportsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery({ ...reportListQuery(deps), ...ifMissing });
    void context.queryClient.prefetchQuery({ ...reportCountsQuery(deps), ...ifMissing });
  },
  component: ReportsPage,
});
