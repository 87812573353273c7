import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getDashboardOptions } from '@sestante/api-client/query';
import type { DashboardScope } from '@sestante/api-client/types';

/** Query of the dashboard figures, refetched every minute because the page stays open for long. */
export function dashboardQuery(scope: DashboardScope) {
  return queryOptions({
    ...getDashboardOptions({ query: { scope } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    meta: { handled: true },
  });
}
