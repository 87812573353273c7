import { ROLES, type PermissionRoles } from '../core/auth/permissions.js';
import type { Feature } from '../core/feature.js';
import { AccountToken } from './account-token.entity.js';
import { Agency } from './agency.entity.js';
import { Passkey } from './passkey.entity.js';
import { Authenticator, RecoveryCode, SecuritySettings, SpentChallenge } from './second-factor.entity.js';
import { RefreshToken, Session } from './session.entity.js';
import { User } from './user.entity.js';
import { SECURITY_SETTINGS } from './security-settings.record.js';
import { insertSecuritySettings } from './security-settings.start.js';
import { USERS } from './user.record.js';
import { UsersModule } from './users.module.js';

const permissions = { 'settings:read': ROLES, 'settings:write': [], 'users:read': [], 'users:write': [] } satisfies PermissionRoles;

declare module '../core/auth/permissions.js' {
  interface DeclaredPermissions extends Record<keyof typeof permissions, true> {}
}

export const usersFeature: Feature = {
  module: UsersModule,
  layer: 'base',
  entities: [AccountToken, Agency, Authenticator, Passkey, RecoveryCode, RefreshToken, SecuritySettings, Session, SpentChallenge, User],
  records: [SECURITY_SETTINGS, USERS],
  insertStart: insertSecuritySettings,
  permissions,
};
