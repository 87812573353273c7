import { Module } from '@nestjs/common';
import { AgencyStart } from '../users/agency-start.js';
import { UsersModule } from '../users/users.module.js';
import { insertCrmStart } from './crm.start.js';
import { CrmSettingsController } from './crm-settings.controller.js';
import { CrmSettingsService } from './crm-settings.service.js';
import { SuggestionRulesService } from './suggestion-rules.service.js';

@Module({ imports: [UsersModule], controllers: [CrmSettingsController], providers: [CrmSettingsService, SuggestionRulesService] })
export class CrmSettingsModule {
  constructor(start: AgencyStart) {
    start.register(insertCrmStart);
  }
}
