import type { Feature } from '../core/feature.js';
import { CrmSettings } from './crm-settings.entity.js';
import { SuggestionRule } from './suggestion-rule.entity.js';
import { CRM_SETTINGS } from './crm-settings.record.js';
import { SUGGESTION_RULES } from './suggestion-rule.record.js';
import { CrmSettingsModule } from './crm-settings.module.js';
import { insertCrmStart } from './crm.start.js';

export const crmSettingsFeature: Feature = {
  module: CrmSettingsModule,
  layer: 'records',
  entities: [CrmSettings, SuggestionRule],
  records: [CRM_SETTINGS, SUGGESTION_RULES],
  insertStart: insertCrmStart,
};
