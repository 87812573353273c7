import type { PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { Import } from './import.entity.js';
import { ImportsModule } from './imports.module.js';

const permissions = { 'imports:run': ['agent', 'back_office'] } satisfies PermissionRoles;
const notificationKinds = { 'import-over': { toAuthor: true }, 'import-failed': { toAuthor: true } };

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}
declare module '../notifications/notification.entity.js' {
  interface NotificationKinds extends Record<keyof typeof notificationKinds, true> {}
}

export const importsFeature: Feature = { module: ImportsModule, layer: 'across', entities: [Import], permissions, notificationKinds };
