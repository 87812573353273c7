import { Module } from '@nestjs/common';
import { AgenciesService } from './agencies.service.js';
import { AuthController } from './auth.controller.js';
import { MeController } from './me.controller.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SignInService } from './sign-in.service.js';

@Module({
  controllers: [AuthController, MeController],
  providers: [SignInService, MeService, MeQueries, RefreshCookie, AgenciesService],
  exports: [AgenciesService],
})
export class UsersModule {}
