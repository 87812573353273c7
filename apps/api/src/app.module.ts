import { Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { ActivitiesModule } from './activities/activities.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { BankAccountsModule } from './bank-accounts/bank-accounts.module.js';
import { BonusesModule } from './bonuses/bonuses.module.js';
import { ClientsModule } from './clients/clients.module.js';
import { ContactsModule } from './contacts/contacts.module.js';
import { AuthGuard } from './core/auth/auth.guard.js';
import { CoreModule } from './core/core.module.js';
import { AdmissionInterceptor } from './core/http/admission.interceptor.js';
import { ResourceHeaders } from './core/http/etag.js';
import { HealthController } from './core/http/health.controller.js';
import { Idempotency } from './core/http/idempotency.js';
import { KnownParametersGuard } from './core/http/known-parameters.guard.js';
import { RateLimitGuard } from './core/http/rate-limit.guard.js';
import { CrmActionTypesModule } from './crm-action-types/crm-action-types.module.js';
import { CrmActionsModule } from './crm-actions/crm-actions.module.js';
import { CrmSettingsModule } from './crm-settings/crm-settings.module.js';
import { DashboardModule } from './dashboard/dashboard.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { ContractsModule } from './contracts/contracts.module.js';
import { DiscountsModule } from './discounts/discounts.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { InstallationsModule } from './installations/installations.module.js';
import { InterventionsModule } from './interventions/interventions.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MunicipalitiesModule } from './municipalities/municipalities.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OutcomesModule } from './outcomes/outcomes.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { PaymentMethodsModule } from './payment-methods/payment-methods.module.js';
import { ProspectsModule } from './prospects/prospects.module.js';
import { SheetModule } from './sheet/sheet.module.js';
import { SitesModule } from './sites/sites.module.js';
import { TagsModule } from './tags/tags.module.js';
import { TrashModule } from './trash/trash.module.js';
import { SearchModule } from './search/search.module.js';
import { UsersModule } from './users/users.module.js';
import { ViewsModule } from './views/views.module.js';

/** The list of features. */
@Module({
  imports: [
    CoreModule,
    UsersModule,
    TagsModule,
    MunicipalitiesModule,
    NotificationsModule,
    JobsModule,
    ClientsModule,
    ProspectsModule,
    CrmActionTypesModule,
    OutcomesModule,
    CrmSettingsModule,
    CrmActionsModule,
    CalendarModule,
    DashboardModule,
    SheetModule,
    ContactsModule,
    SitesModule,
    PaymentMethodsModule,
    BankAccountsModule,
    BonusesModule,
    DiscountsModule,
    ActivitiesModule,
    InstallationsModule,
    InterventionsModule,
    ContractsModule,
    DocumentsModule,
    ViewsModule,
    SearchModule,
    ImportsModule,
    ExportsModule,
    TrashModule,
    OutboxModule,
  ],
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
