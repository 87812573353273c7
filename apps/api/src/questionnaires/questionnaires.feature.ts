import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { Questionnaire, QuestionnaireAnswers } from './questionnaire.entity.js';
import { QUESTIONNAIRES } from './questionnaire.record.js';
import { QuestionnairesModule } from './questionnaires.module.js';

const permissions = { 'questionnaires:read': ROLES, 'questionnaires:write': ROLES } satisfies PermissionRoles;
const timelineKinds = [
  'questionnaire-sent',
  'questionnaire-opened',
  'questionnaire-completed',
  'questionnaire-expired',
  'questionnaire-cancelled',
  'questionnaire-reopened',
  'questionnaire-reminded',
  'questionnaire-changed',
] as const;
const notificationKinds = {
  'questionnaire-opened': { toAuthor: false },
  'questionnaire-completed': { toAuthor: false },
  'questionnaire-expired': { toAuthor: false },
  'sending-failed': { toAuthor: true },
};

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}
declare module '../notifications/notification.entity.js' {
  interface NotificationKinds extends Record<keyof typeof notificationKinds, true> {}
}

export const questionnairesFeature: Feature = {
  module: QuestionnairesModule,
  layer: 'records',
  entities: [Questionnaire, QuestionnaireAnswers],
  records: [QUESTIONNAIRES],
  permissions,
  timelineKinds,
  notificationKinds,
};
