import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { TAGS } from './tag.record.js';
import { Tag } from './tag.entity.js';
import { TagsModule } from './tags.module.js';

const permissions = { 'tags:read': ROLES, 'tags:write': ROLES } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const tagsFeature: Feature = { module: TagsModule, layer: 'base', entities: [Tag], records: [TAGS], permissions };
