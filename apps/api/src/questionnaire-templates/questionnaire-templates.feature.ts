import type { PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { QuestionnaireTemplate } from './questionnaire-template.entity.js';
import { QUESTIONNAIRE_TEMPLATES } from './questionnaire-template.record.js';
import { QuestionnaireTemplatesModule } from './questionnaire-templates.module.js';
import { insertStandardTemplates } from './templates.start.js';

const permissions = { 'questionnaire-templates:delete': [] } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const questionnaireTemplatesFeature: Feature = {
  module: QuestionnaireTemplatesModule,
  layer: 'base',
  entities: [QuestionnaireTemplate],
  records: [QUESTIONNAIRE_TEMPLATES],
  insertStart: insertStandardTemplates,
  permissions,
};
