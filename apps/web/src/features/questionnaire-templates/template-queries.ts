import { queryOptions } from '@tanstack/react-query';
import { getQuestionnaireTemplateOptions, listQuestionnaireTemplatesInfiniteOptions } from '@sestante/api-client/query';
import type { QuestionnaireTemplateDto, QuestionnaireTemplatePage } from '@sestante/api-client/types';
import { byCursor } from '../../lib/paging';

export type TemplateDto = QuestionnaireTemplateDto;
export type TemplateRow = QuestionnaireTemplatePage['data'][number];

/** Pages of the agency's templates, the standard ones included. */
export const templateListQuery = { ...listQuestionnaireTemplatesInfiniteOptions({}), ...byCursor, meta: { handled: true } } as const;

export const templateQuery = (id: string) =>
  queryOptions({ ...getQuestionnaireTemplateOptions({ path: { id } }), meta: { handled: true } });
