import { Module } from '@nestjs/common';
import { CrmSettingsController } from './crm-settings.controller.js';
import { CrmSettingsService } from './crm-settings.service.js';
import { SuggestionRulesService } from './suggestion-rules.service.js';

@Module({ controllers: [CrmSettingsController], providers: [CrmSettingsService, SuggestionRulesService] })
export class CrmSettingsModule {}
