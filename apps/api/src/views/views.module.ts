import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { ViewsController } from './views.controller.js';
import { ViewsQueries } from './views.queries.js';
import { ViewsService } from './views.service.js';

@Module({
  imports: [ClientsModule, CrmActionsModule],
  controllers: [ViewsController],
  providers: [ViewsQueries, ViewsService],
})
export class ViewsModule {}
