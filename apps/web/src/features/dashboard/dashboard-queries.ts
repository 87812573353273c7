import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { getDashboardOptions } from '@sestante/api-client/query';
import type { DashboardScope, MeDto } from '@sestante/api-client/types';

/** Query of the dashboard figures, refetched every minute because the page stays open for long. */
export function dashboardQuery(scope: DashboardScope) {
  return queryOptions({
    ...getDashboardOptions({ query: { scope } }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    meta: { handled: true },
  });
}

/** Whether the dashboard shows the user's own figures or those of the agency. */
export function dashboardScope({ ambito }: { ambito?: 'mie' | undefined }, { visibility }: MeDto): DashboardScope {
  return visibility === 'own' || ambito === 'mie' ? 'mine' : 'agency';
}
