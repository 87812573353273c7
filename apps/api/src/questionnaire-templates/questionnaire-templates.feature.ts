import type { Feature } from '../core/feature.js';
import { QuestionnaireTemplate } from './questionnaire-template.entity.js';
import { QUESTIONNAIRE_TEMPLATES } from './questionnaire-template.record.js';
import { QuestionnaireTemplatesModule } from './questionnaire-templates.module.js';
import { insertStandardTemplates } from './templates.start.js';

export const questionnaireTemplatesFeature: Feature = {
  module: QuestionnaireTemplatesModule,
  layer: 'base',
  entities: [QuestionnaireTemplate],
  records: [QUESTIONNAIRE_TEMPLATES],
  insertStart: insertStandardTemplates,
};
