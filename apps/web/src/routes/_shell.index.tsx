import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { DashboardPage } from '../features/dashboard/dashboard-page';
import { lenient } from '../lib/search-schema';
import { dashboardQuery, dashboardScope } from '../features/dashboard/dashboard-queries';
import { ifMissing } from '../lib/query-client';

export const Route = createFileRoute('/_shell/')({
  validateSearch: v.object({ ambito: lenient(v.literal('mie')) }),
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    void context.queryClient.prefetchQuery({ ...dashboardQuery(dashboardScope(deps, context.me)), ...ifMissing }),
  component: DashboardPage,
});
