import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardQueries } from './dashboard.queries.js';

@Module({ imports: [ClientsModule, CrmActionsModule], controllers: [DashboardController], providers: [DashboardQueries] })
export class DashboardModule {}
