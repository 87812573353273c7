import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  countProspectsOptions,
  listPipelineStagesOptions,
  listProspectSourcesOptions,
  listProspectsInfiniteOptions,
} from '@sestante/api-client/query';
import type { StageSum } from '@sestante/api-client/types';
import { formatMoney } from '../../lib/formats';
import { byCursor } from '../../lib/paging';
import type { Count } from '../clients/client-queries';
import { type ProspectsSearch, toColumnQuery, toFilter, toListQuery } from './prospects-search';

const steady = {
  placeholderData: keepPreviousData,
  // Rows and cards must not move under the reader.
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  meta: { handled: true },
} as const;

export function prospectListQuery(search: ProspectsSearch, me: string) {
  return { ...listProspectsInfiniteOptions({ query: toListQuery(search, me) }), ...byCursor, ...steady };
}

/** The cards of one stage, page after page. */
export function columnQuery(search: ProspectsSearch, me: string, stageId: string) {
  return { ...listProspectsInfiniteOptions({ query: toColumnQuery(search, me, stageId) }), ...byCursor, ...steady };
}

/** The heads of the columns: how many and how much in each stage, lost, and lately converted. */
export function prospectCountsQuery(search: ProspectsSearch, me: string) {
  return queryOptions({
    ...countProspectsOptions({ query: toFilter(search, me) }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}

/** Several heads as one: how many, and what they may be worth. */
export function sumUp(sums: Pick<StageSum, 'total' | 'totalCapped' | 'expectedValue'>[]): StageSum {
  // Decimal strings, in cents: a sum of floats would not be theirs.
  const cents = sums.reduce((sum, { expectedValue }) => sum + BigInt(expectedValue.amount.replace('.', '')), 0n);
  return {
    total: sums.reduce((sum, { total }) => sum + total, 0),
    totalCapped: sums.some(({ totalCapped }) => totalCapped),
    expectedValue: { amount: `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, currency: 'EUR' },
  };
}

export function howMany({ total, totalCapped }: Pick<StageSum, 'total' | 'totalCapped'>): Count {
  return { count: total, capped: totalCapped };
}

/** "€ 184.300", or "oltre € 184.300" where the server stopped counting. */
export function worthText({ totalCapped, expectedValue }: Pick<StageSum, 'totalCapped' | 'expectedValue'>): string {
  return `${totalCapped ? 'oltre ' : ''}${formatMoney(expectedValue)}`;
}

/** Where prospects come from, as their records have it. */
export const sourcesQuery = queryOptions({ ...listProspectSourcesOptions(), staleTime: 60_000, meta: { handled: true } });

export const stagesQuery = queryOptions({ ...listPipelineStagesOptions(), staleTime: 5 * 60_000 });
