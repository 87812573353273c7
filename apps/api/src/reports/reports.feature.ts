import { recordPermissions, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { Report, ReportAction, ReportGeneration } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { loadReports } from './reports.demo.js';
import { ReportsModule } from './reports.module.js';

const permissions = { ...recordPermissions('reports'), 'reports:approve': ['agent'] } satisfies PermissionRoles;
const timelineKinds = [
  'report-created',
  'report-changed',
  'report-deleted',
  'report-restored',
  'report-failed',
  'report-approved',
  'report-delivered',
  'report-acknowledged',
] as const;
const notificationKinds = { 'report-ready': { toAuthor: false }, 'report-failed': { toAuthor: true } };

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../core/history/timeline-entry.entity.js' {
  interface TimelineKinds extends Record<(typeof timelineKinds)[number], true> {}
}
declare module '../notifications/notification.entity.js' {
  interface NotificationKinds extends Record<keyof typeof notificationKinds, true> {}
}

export const reportsFeature: Feature = {
  module: ReportsModule,
  layer: 'records',
  entities: [Report, ReportGeneration, ReportAction],
  records: [REPORTS],
  loadDemo: loadReports,
  permissions,
  timelineKinds,
  notificationKinds,
};
