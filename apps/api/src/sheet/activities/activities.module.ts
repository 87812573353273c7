import { Module } from '@nestjs/common';
import sql, { join } from 'sql-template-tag';
import { filterConditions } from '../../crm-actions/crm-actions.queries.js';
import { CrmActionsModule } from '../../crm-actions/crm-actions.module.js';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { ActivitiesController } from './activities.controller.js';
import { ActivitiesService } from './activities.service.js';

@Module({ imports: [SheetModule, CrmActionsModule], controllers: [ActivitiesController], providers: [ActivitiesService] })
export class ActivitiesModule {
  constructor(tabs: SheetTabs) {
    tabs.foreign.push({
      name: 'activities',
      rows: (actor, clientId) => sql`SELECT 1 FROM crm_actions a WHERE ${join(filterConditions(actor, { clientId }), ' AND ')}`,
    });
  }
}
