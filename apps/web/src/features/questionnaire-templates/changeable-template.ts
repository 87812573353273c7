import { getQuestionnaireTemplate, updateQuestionnaireTemplate } from '@sestante/api-client';
import type { Template } from '@sestante/questionnaire/template';
import type { Changeable } from '../../lib/save-changes';
import type { TemplateDto } from './template-queries';

export type TemplateBody = Pick<Template, 'name' | 'minutes' | 'sections'>;

/** A template with its version as a record: its own `version` is the number that questionnaires are sent with. */
export interface EditedTemplate {
  version: number;
  template: TemplateDto;
}

export const editedTemplate = (template: TemplateDto): EditedTemplate => ({ version: template.rowVersion, template });

/** Definition for concurrent editing of a draft. */
export const CHANGEABLE_TEMPLATE: Changeable<EditedTemplate, TemplateBody> = {
  read: async ({ template: { id } }) => editedTemplate((await getQuestionnaireTemplate({ path: { id }, throwOnError: true })).data),
  write: async ({ template: { id } }, body, headers) =>
    editedTemplate((await updateQuestionnaireTemplate({ path: { id }, headers, body, throwOnError: true })).data),
  valuesOf: ({ template: { name, minutes, content } }) => ({ name, minutes, sections: content.sections }),
};
