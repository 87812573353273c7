import { Module } from '@nestjs/common';
import { AgenciesService } from './agencies.service.js';
import { AgencyStart } from './agency-start.js';
import { AccountMails } from './account-mails.js';
import { AccountService } from './account.service.js';
import { AuthController } from './auth.controller.js';
import { LogInLimits } from './log-in-limits.js';
import { MeController } from './me.controller.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';
import { RolesController } from './roles.controller.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SignInService } from './sign-in.service.js';
import { UsersController } from './users.controller.js';
import { UsersQueries } from './users.queries.js';
import { UsersService } from './users.service.js';

@Module({
  controllers: [AuthController, MeController, UsersController, RolesController],
  providers: [
    SignInService,
    LogInLimits,
    MeService,
    MeQueries,
    RefreshCookie,
    AgenciesService,
    AgencyStart,
    AccountService,
    AccountMails,
    UsersService,
    UsersQueries,
  ],
  exports: [AgenciesService, AgencyStart, AccountService, AccountMails],
})
export class UsersModule {}
