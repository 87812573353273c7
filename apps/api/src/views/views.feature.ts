import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { View, ViewPin } from './view.entity.js';
import { VIEWS } from './view.record.js';
import { ViewsModule } from './views.module.js';
import { loadViews } from './views.demo.js';
import { insertSystemViews } from './views.start.js';

const permissions = { 'views:read': ROLES, 'views:write': ROLES } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const viewsFeature: Feature = {
  module: ViewsModule,
  layer: 'across',
  entities: [View, ViewPin],
  records: [VIEWS],
  insertStart: insertSystemViews,
  loadDemo: loadViews,
  permissions,
};
