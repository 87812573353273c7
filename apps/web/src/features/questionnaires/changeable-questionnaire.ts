import { getQuestionnaire, updateQuestionnaire } from '@sestante/api-client';
import type { QuestionnaireDto, UpdateQuestionnaireDto } from '@sestante/api-client/types';
import type { Changeable } from '../../lib/save-changes';

export type QuestionnaireBody = Required<Pick<UpdateQuestionnaireDto, 'expiresOn'>>;

/** Describes how the expiry day is changed when several people may do so at once. */
export const CHANGEABLE_QUESTIONNAIRE: Changeable<QuestionnaireDto, QuestionnaireBody> = {
  read: async ({ id }) => (await getQuestionnaire({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateQuestionnaire({ path: { id }, body, headers, throwOnError: true })).data,
  valuesOf: ({ expiresOn }) => ({ expiresOn }),
};
