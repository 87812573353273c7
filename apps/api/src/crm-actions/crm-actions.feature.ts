import { recordPermissions } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { CrmAction, CrmActionTag } from './crm-action.entity.js';
import { CRM_ACTIONS } from './crm-action.record.js';
import { loadAgenda } from './crm-actions.demo.js';
import { CrmActionsModule } from './crm-actions.module.js';

const permissions = recordPermissions('crm-actions');
const timelineKinds = [
  'action-planned',
  'action-changed',
  'action-closed',
  'action-undone',
  'action-deleted',
  'action-restored',
  'history-added',
] as const;
const notificationKinds = { 'actions-assigned': { toAuthor: false }, 'action-reminder': { toAuthor: false } };

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}
declare module '../notifications/notification.entity.js' {
  interface NotificationKinds extends Record<keyof typeof notificationKinds, true> {}
}

export const crmActionsFeature: Feature = {
  module: CrmActionsModule,
  layer: 'records',
  entities: [CrmAction, CrmActionTag],
  records: [CRM_ACTIONS],
  loadDemo: loadAgenda,
  permissions,
  timelineKinds,
  notificationKinds,
};
