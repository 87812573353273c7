import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  getCrmActionOptions,
  getCrmSettingsOptions,
  listCrmActionsInfiniteOptions,
  listCrmActionTypesOptions,
  listOutcomesOptions,
  suggestNextCrmActionOptions,
} from '@sestante/api-client/query';
import { byCursor } from '../../../lib/paging';
import { toListQuery } from './actions-query';
import type { ActionsSearch } from './actions-search';

/** Paged query of the action list; the previous results stay on screen while new ones load. */
export function actionListQuery(search: ActionsSearch, me: string) {
  return {
    ...listCrmActionsInfiniteOptions({ query: { ...toListQuery(search, me), count: 'capped' } }),
    ...byCursor,
    placeholderData: keepPreviousData,
    // No refetch on focus or reconnect, so that rows do not move while the user reads them.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  } as const;
}

/** Search of a client's planned or completed actions, as its tab of activities shows them. */
export function activitiesOf(clientId: string, { q, ord, elenco }: ActionsSearch): ActionsSearch {
  return { q, ord, elenco: elenco === 'chiuse' ? 'chiuse' : undefined, cliente: clientId };
}

/** Search of a client's actions of every state, as its CRM tab shows them. */
export function actionsOf(clientId: string, search: ActionsSearch): ActionsSearch {
  return { ...search, elenco: search.elenco ?? 'tutte', cliente: clientId };
}

export const actionQuery = (id: string) => queryOptions({ ...getCrmActionOptions({ path: { id } }), meta: { handled: true } });

/** Query of the follow-up action that the agency's rules suggest for an outcome. */
export const suggestionQuery = (id: string, outcomeId: string) =>
  queryOptions({ ...suggestNextCrmActionOptions({ path: { id }, query: { outcomeId } }), meta: { handled: true } });

// Long cache time for settings that rarely change.
const SELDOM = { staleTime: 5 * 60_000 };
export const typesQuery = queryOptions({ ...listCrmActionTypesOptions(), ...SELDOM });
export const outcomesQuery = queryOptions({ ...listOutcomesOptions(), ...SELDOM });
export const crmSettingsQuery = queryOptions({ ...getCrmSettingsOptions(), ...SELDOM });
