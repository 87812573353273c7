import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getDashboardOptions } from '@sestante/api-client/query';
import type { DashboardScope } from '@sestante/api-client/types';

/** The figures of the day; asked for again every minute, since days go on under one's eyes. */
export function dashboardQuery(scope: DashboardScope) {
  return queryOptions({
    ...getDashboardOptions({ query: { scope } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    meta: { handled: true },
  });
}
