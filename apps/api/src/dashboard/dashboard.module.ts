import { Module } from '@nestjs/common';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { DashboardController } from './dashboard.controller.js';
import { DashboardQueries } from './dashboard.queries.js';

@Module({ imports: [CrmActionsModule], controllers: [DashboardController], providers: [DashboardQueries] })
export class DashboardModule {}
