import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { DashboardModule } from './dashboard.module.js';

const permissions = { 'dashboard:read': ROLES } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const dashboardFeature: Feature = { module: DashboardModule, layer: 'across', permissions };
