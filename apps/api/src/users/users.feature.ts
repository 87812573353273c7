import type { Feature } from '../core/feature.js';
import { AccountToken } from './account-token.entity.js';
import { Agency } from './agency.entity.js';
import { Passkey } from './passkey.entity.js';
import { Authenticator, RecoveryCode, SecuritySettings, SpentChallenge } from './second-factor.entity.js';
import { RefreshToken, Session } from './session.entity.js';
import { User } from './user.entity.js';
import { insertSecuritySettings } from './security-settings.start.js';
import { UsersModule } from './users.module.js';

export const usersFeature: Feature = {
  module: UsersModule,
  entities: [AccountToken, Agency, Authenticator, Passkey, RecoveryCode, RefreshToken, SecuritySettings, Session, SpentChallenge, User],
  insertStart: insertSecuritySettings,
};
