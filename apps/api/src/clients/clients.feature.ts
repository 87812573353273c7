import { recordPermissions, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { Client, ClientTag } from './client.entity.js';
import { CLIENTS } from './client.record.js';
import { ClientsModule } from './clients.module.js';
import { PipelineStage } from './pipeline-stage.entity.js';

const permissions = {
  ...recordPermissions('clients'),
  'clients:assign': ['agent', 'front_office', 'back_office'],
} satisfies PermissionRoles;
const timelineKinds = ['created', 'updated', 'deleted', 'restored'] as const;
const notificationKinds = {
  'clients-assigned': { toAuthor: false },
  'clients-unassigned': { toAuthor: false },
  'bulk-failed': { toAuthor: true },
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

export const clientsFeature: Feature = {
  module: ClientsModule,
  layer: 'records',
  entities: [Client, ClientTag, PipelineStage],
  records: [CLIENTS],
  permissions,
  timelineKinds,
  notificationKinds,
};
