import type { Feature } from '../core/feature.js';
import { CrmActionType } from './crm-action-type.entity.js';
import { CrmActionTypesModule } from './crm-action-types.module.js';

export const crmActionTypesFeature: Feature = { module: CrmActionTypesModule, layer: 'records', entities: [CrmActionType] };
