import type { PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { OutboxModule } from './outbox.module.js';

const permissions = { 'mails:read': [] } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const outboxFeature: Feature = { module: OutboxModule, layer: 'base', permissions };
