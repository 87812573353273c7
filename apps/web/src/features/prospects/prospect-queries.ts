import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  countProspectsOptions,
  listPipelineStagesOptions,
  listProspectSourcesOptions,
  listProspectsInfiniteOptions,
} from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';
import { type ProspectsSearch, toColumnQuery, toFilter, toListQuery } from './prospects-search';

const steady = {
  placeholderData: keepPreviousData,
  // Rows and cards must not move while the user reads.
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
  meta: { handled: true },
} as const;

export function prospectListQuery(search: ProspectsSearch, me: string) {
  return { ...listProspectsInfiniteOptions({ query: toListQuery(search, me) }), ...byCursor, ...steady };
}

/** Pages of cards of one stage. */
export function columnQuery(search: ProspectsSearch, me: string, stageId: string) {
  return { ...listProspectsInfiniteOptions({ query: toColumnQuery(search, me, stageId) }), ...byCursor, ...steady };
}

/** Figures of the column headers: number and value per stage, lost, and recently converted. */
export function prospectCountsQuery(search: ProspectsSearch, me: string) {
  return queryOptions({
    ...countProspectsOptions({ query: toFilter(search, me) }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}

/** Sources in use among prospects. */
export const sourcesQuery = queryOptions({ ...listProspectSourcesOptions(), staleTime: 60_000, meta: { handled: true } });

export const stagesQuery = queryOptions({ ...listPipelineStagesOptions(), staleTime: 5 * 60_000 });
