import type { RecordType } from '../core/records/record-type.js';
import { CrmSettings } from './crm-settings.entity.js';

export const CRM_SETTINGS: RecordType<CrmSettings> = { name: 'crm-settings', noun: 'CRM settings', entity: CrmSettings };
