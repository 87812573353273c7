import type { SettingsType } from '../core/records/settings.service.js';
import { CrmActionType } from './crm-action-type.entity.js';

export const CRM_ACTION_TYPES: SettingsType<CrmActionType> = {
  name: 'crm-action-types',
  noun: 'Action type',
  entity: CrmActionType,
  max: 100,
  word: 'type',
  uniqueName: 'crm_action_types_name',
  usedBy: { foreignKeys: ['crm_actions_type'], refusal: 'Actions use this type: deactivate it instead.' },
};
