import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { TrashModule } from './trash.module.js';

const permissions = { 'trash:read': ROLES } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const trashFeature: Feature = { module: TrashModule, layer: 'across', permissions };
