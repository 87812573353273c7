import type { Feature } from '../core/feature.js';
import { CrmSettings } from './crm-settings.entity.js';
import { SuggestionRule } from './suggestion-rule.entity.js';
import { CrmSettingsModule } from './crm-settings.module.js';
import { insertCrmStart } from './crm.start.js';

export const crmSettingsFeature: Feature = {
  module: CrmSettingsModule,
  layer: 'records',
  entities: [CrmSettings, SuggestionRule],
  insertStart: insertCrmStart,
};
