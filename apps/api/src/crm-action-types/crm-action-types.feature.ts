import type { Feature } from '../core/feature.js';
import { CRM_ACTION_TYPES } from './crm-action-type.record.js';
import { CrmActionType } from './crm-action-type.entity.js';
import { CrmActionTypesModule } from './crm-action-types.module.js';

export const crmActionTypesFeature: Feature = {
  module: CrmActionTypesModule,
  layer: 'records',
  entities: [CrmActionType],
  records: [CRM_ACTION_TYPES],
};
