import { queryOptions } from '@tanstack/react-query';
import { listCrmActionTypesOptions, listOutcomesOptions, listSuggestionRulesOptions, listTagsOptions } from '@sestante/api-client/query';

// With the number of records that use each of them, which writes of records do not refresh: they are counted when the page opens.
const counted = { staleTime: 0, meta: { handled: true } } as const;
export const countedTypesQuery = queryOptions({ ...listCrmActionTypesOptions({ query: { count: 'capped' } }), ...counted });
export const countedOutcomesQuery = queryOptions({ ...listOutcomesOptions({ query: { count: 'capped' } }), ...counted });
export const countedTagsQuery = queryOptions({ ...listTagsOptions(), ...counted });

export const suggestionRulesQuery = queryOptions({ ...listSuggestionRulesOptions(), meta: { handled: true } });
