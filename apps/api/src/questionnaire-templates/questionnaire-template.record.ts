import sql from 'sql-template-tag';
import type { RecordType } from '../core/records/record-type.js';
import { QuestionnaireTemplate } from './questionnaire-template.entity.js';

export const QUESTIONNAIRE_TEMPLATES: RecordType<QuestionnaireTemplate> = {
  name: 'questionnaire-templates',
  noun: 'Questionnaire template',
  entity: QuestionnaireTemplate,
  trash: { displayName: sql`name` },
};
