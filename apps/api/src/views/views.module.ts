import { Module } from '@nestjs/common';
import { AgencyStart } from '../users/agency-start.js';
import { UsersModule } from '../users/users.module.js';
import { insertSystemViews } from './views.start.js';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { ViewsController } from './views.controller.js';
import { ViewsQueries } from './views.queries.js';
import { ViewsService } from './views.service.js';

@Module({
  imports: [UsersModule, ClientsModule, CrmActionsModule],
  controllers: [ViewsController],
  providers: [ViewsQueries, ViewsService],
})
export class ViewsModule {
  constructor(start: AgencyStart) {
    start.register(insertSystemViews);
  }
}
