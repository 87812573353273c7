import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  countQuestionnairesOptions,
  getQuestionnaireAnswersOptions,
  getQuestionnaireOptions,
  listAnswerChangesOptions,
  listAnswerProposalsOptions,
  listQuestionnairesInfiniteOptions,
  listQuestionnaireTemplatesOptions,
} from '@sestante/api-client/query';
import type { ListQuestionnaireTemplatesData } from '@sestante/api-client/types';
import { byCursor } from '../../lib/paging';
import { type QuestionnairesSearch, toFilter, toListQuery } from './questionnaires-search';

/** Pages of the list. The previous results stay on screen while new ones load, and rows do not move while the user reads. */
export function questionnaireListQuery(search: QuestionnairesSearch, me: string, clientId?: string) {
  return {
    ...listQuestionnairesInfiniteOptions({
      query: { ...toListQuery(search, me), ...(clientId !== undefined && { clientId }), count: 'capped' },
    }),
    ...byCursor,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    meta: { handled: true },
  } as const;
}

/** Numbers by status and to review, under the filters of the list. */
export function questionnaireCountsQuery(search: QuestionnairesSearch, me: string) {
  return queryOptions({
    ...countQuestionnairesOptions({ query: toFilter(search, me) }),
    placeholderData: keepPreviousData,
    meta: { handled: true },
  });
}

export const questionnaireQuery = (id: string) => queryOptions({ ...getQuestionnaireOptions({ path: { id } }), meta: { handled: true } });

export const answersQuery = (id: string) => queryOptions({ ...getQuestionnaireAnswersOptions({ path: { id } }), meta: { handled: true } });
export const proposalsQuery = (id: string) => queryOptions({ ...listAnswerProposalsOptions({ path: { id } }), meta: { handled: true } });
export const changesQuery = (id: string) => queryOptions({ ...listAnswerChangesOptions({ path: { id } }), meta: { handled: true } });

/** Templates seldom change. */
const templates = (query: NonNullable<ListQuestionnaireTemplatesData['query']>) =>
  queryOptions({
    ...listQuestionnaireTemplatesOptions({ query: { ...query, limit: 100 } }),
    staleTime: 5 * 60_000,
    meta: { handled: true },
  });

/** Templates with which questionnaires can have been sent. */
export const sentTemplatesQuery = templates({ state: ['published', 'archived'] });
export const publishedTemplatesQuery = templates({ state: ['published'] });
