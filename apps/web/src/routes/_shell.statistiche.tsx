import { createFileRoute } from '@tanstack/react-router';
import { StatisticsPage } from '../features/statistics/statistics-page';
import { statisticsSearch } from '../features/statistics/statistics-search';
import { statisticsQuery } from '../features/statistics/statistics-query';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/statistiche')({
  validateSearch: statisticsSearch,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => void context.queryClient.prefetchQuery({ ...statisticsQuery(deps, context.me.id), ...ifMissing }),
  component: StatisticsPage,
});
