import { queryOptions } from '@tanstack/react-query';
import { listCrmActionTypesOptions, listOutcomesOptions, listSuggestionRulesOptions, listTagsOptions } from '@sestante/api-client/query';

// With the number of records that use each of them.
export const countedTypesQuery = queryOptions({ ...listCrmActionTypesOptions({ query: { count: 'capped' } }), meta: { handled: true } });
export const countedOutcomesQuery = queryOptions({ ...listOutcomesOptions({ query: { count: 'capped' } }), meta: { handled: true } });
export const countedTagsQuery = queryOptions({ ...listTagsOptions(), meta: { handled: true } });

export const suggestionRulesQuery = queryOptions({ ...listSuggestionRulesOptions(), meta: { handled: true } });
