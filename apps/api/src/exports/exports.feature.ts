import type { PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { ExportsModule } from './exports.module.js';

const permissions = { 'exports:run': ['agent', 'back_office'] } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const exportsFeature: Feature = { module: ExportsModule, layer: 'across', permissions };
