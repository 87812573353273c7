import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AuthGuard } from './core/auth/auth.guard.js';
import { CoreModule } from './core/core.module.js';
import { AdmissionInterceptor } from './core/http/admission.interceptor.js';
import { ResourceHeaders } from './core/http/etag.js';
import { HealthController } from './core/http/health.controller.js';
import { Idempotency } from './core/http/idempotency.js';
import { KnownParametersGuard } from './core/http/known-parameters.guard.js';
import { RateLimitGuard } from './core/http/rate-limit.guard.js';
import { FEATURES } from './features.js';

/** Wires the features and the guards that run on every route. */
@Module({
  imports: [CoreModule.with(FEATURES), ...FEATURES.map(({ module }) => module)],
  controllers: [HealthController],
  providers: [
    { provide: APP_GUARD, useExisting: AuthGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: KnownParametersGuard },
    { provide: APP_INTERCEPTOR, useClass: AdmissionInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ResourceHeaders },
    { provide: APP_INTERCEPTOR, useClass: Idempotency },
  ],
})
export class AppModule {}
