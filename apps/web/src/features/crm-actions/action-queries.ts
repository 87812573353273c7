import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getCrmActionOptions,
  getCrmSettingsOptions,
  listCrmActionsInfiniteOptions,
  listCrmActionTypesOptions,
  listOutcomesOptions,
  suggestNextCrmActionOptions,
} from '@sestante/api-client/query';
import { byCursor } from '../../lib/paging';
import { toListQuery } from './actions-query';
import type { ActionsSearch } from './actions-search';

/** Pages of the list, one after the other. What was on screen stays until the new answer is there. */
export function actionListQuery(search: ActionsSearch, me: string) {
  return {
    ...listCrmActionsInfiniteOptions({ query: { ...toListQuery(search, me), count: 'capped' } }),
    ...byCursor,
    placeholderData: keepPreviousData,
    // Rows must not move under the reader.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  } as const;
}

export const actionQuery = (id: string) => queryOptions({ ...getCrmActionOptions({ path: { id } }), meta: { handled: true } });

/** What the agency's rules say comes next after closing it so. */
export const suggestionQuery = (id: string, outcomeId: string) =>
  queryOptions({ ...suggestNextCrmActionOptions({ path: { id }, query: { outcomeId } }), meta: { handled: true } });

// Set up once and read all day.
const SELDOM = { staleTime: 5 * 60_000 };
export const typesQuery = queryOptions({ ...listCrmActionTypesOptions(), ...SELDOM });
export const outcomesQuery = queryOptions({ ...listOutcomesOptions(), ...SELDOM });
export const crmSettingsQuery = queryOptions({ ...getCrmSettingsOptions(), ...SELDOM });
