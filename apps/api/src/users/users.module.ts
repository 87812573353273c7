import { Module } from '@nestjs/common';
import { AgenciesService } from './agencies.service.js';
import { AccountMails } from './account-mails.js';
import { AccountService } from './account.service.js';
import { AuthController } from './auth.controller.js';
import { Authenticators } from './authenticators.js';
import { OwnPassword } from './own-password.js';
import { PasskeySignInService } from './passkey-sign-in.service.js';
import { Passkeys } from './passkeys.js';
import { PasskeysService } from './passkeys.service.js';
import { RecoveryCodesService } from './recovery-codes.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactorService } from './second-factor.service.js';
import { SecondStepTokens } from './second-step-tokens.js';
import { SecuritySettingsService } from './security-settings.service.js';
import { LogInLimits } from './log-in-limits.js';
import { MeController } from './me.controller.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';
import { RolesController } from './roles.controller.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { UsersController } from './users.controller.js';
import { UsersQueries } from './users.queries.js';
import { UsersService } from './users.service.js';

@Module({
  controllers: [AuthController, MeController, SecondFactorController, UsersController, RolesController],
  providers: [
    SignInService,
    SessionsService,
    SecondStepTokens,
    SecondFactorService,
    SecuritySettingsService,
    Authenticators,
    Passkeys,
    PasskeysService,
    PasskeySignInService,
    RecoveryCodesService,
    OwnPassword,
    LogInLimits,
    MeService,
    MeQueries,
    RefreshCookie,
    AgenciesService,
    AccountService,
    AccountMails,
    UsersService,
    UsersQueries,
  ],
  exports: [AgenciesService, AccountService, AccountMails],
})
export class UsersModule {}
