import type { Feature } from '../core/feature.js';
import { CrmAction, CrmActionTag } from './crm-action.entity.js';
import { CrmActionsModule } from './crm-actions.module.js';

export const crmActionsFeature: Feature = { module: CrmActionsModule, entities: [CrmAction, CrmActionTag] };
