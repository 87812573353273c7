import type { RecordType } from '../core/records/record-type.js';
import { SecuritySettings } from './second-factor.entity.js';

export const SECURITY_SETTINGS: RecordType<SecuritySettings> = {
  name: 'security-settings',
  noun: 'Security settings',
  entity: SecuritySettings,
};
