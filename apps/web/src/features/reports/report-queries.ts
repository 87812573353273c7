import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  compareReportsOptions,
  countReportsOptions,
  getReportOptions,
  listReportCyclesOptions,
  listReportsInfiniteOptions,
  listReportsOptions,
} from '@sestante/api-client/query';
import type { ReportDto } from '@sestante/api-client/types';
import { byCursor } from '../../lib/paging';
import { type ReportsSearch, toFilter, toListQuery } from './reports-search';

/** Pages of the list. The previous results stay on screen while new ones load, and rows do not move while the user reads. */
export function reportListQuery(search: ReportsSearch) {
  return {
    ...listReportsInfiniteOptions({ query: { ...toListQuery(search), count: 'capped' } }),
    ...byCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  } as const;
}

/** Numbers by kind and status, under the filters of the list. */
export const reportCountsQuery = (search: ReportsSearch) =>
  queryOptions({ ...countReportsOptions({ query: toFilter(search) }), placeholderData: keepPreviousData, meta: { handled: true } });

export const reportQuery = (id: string) => queryOptions({ ...getReportOptions({ path: { id } }), meta: { handled: true } });

export const comparisonQuery = (id: string, otherId: string) =>
  queryOptions({ ...compareReportsOptions({ path: { id, otherId } }), placeholderData: keepPreviousData, meta: { handled: true } });

/** Reports with which one can be compared, newest first. */
export const comparableReportsQuery = ({ client, kind }: Pick<ReportDto, 'client' | 'kind'>) =>
  queryOptions({ ...listReportsOptions({ query: { clientId: client.id, kind, limit: 50 } }), meta: { handled: true } });

const WHILE_PENDING_MS = 2_000;

/** Each questionnaire of a client with its reports; fetched again while one is being made. */
export const cyclesQuery = (clientId: string) =>
  queryOptions({
    ...listReportCyclesOptions({ query: { clientId } }),
    refetchInterval: ({ state: { data } }) =>
      data?.data.some(({ analytic, consulting }) => analytic.state === 'pending' || consulting.state === 'pending') && WHILE_PENDING_MS,
    meta: { handled: true },
  });
