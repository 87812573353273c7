import type { SettingsType } from '../core/records/settings.service.js';
import { Outcome } from './outcome.entity.js';

export const OUTCOMES: SettingsType<Outcome> = {
  name: 'outcomes',
  noun: 'Outcome',
  entity: Outcome,
  max: 100,
  word: 'outcome',
  uniqueName: 'outcomes_name',
  usedBy: {
    foreignKeys: ['crm_actions_outcome'],
    refusal: 'Actions use this outcome: its state cannot change, and it can only be deactivated.',
  },
};
