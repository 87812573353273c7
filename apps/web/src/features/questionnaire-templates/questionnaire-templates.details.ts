import { restoreQuestionnaireTemplate } from '@sestante/api-client';
import { IconListCheck } from '@tabler/icons-react';
import type { FeatureDetails, SettingsSection } from '../../lib/feature';

export const settings = [
  { label: 'Questionari', icon: IconListCheck, link: { to: '/impostazioni/questionari' } },
] satisfies readonly SettingsSection[];

export const trash = {
  'questionnaire-templates': {
    label: 'Bozza di questionario',
    icon: IconListCheck,
    restore: restoreQuestionnaireTemplate,
    affects: ['questionnaire templates'],
  },
} satisfies FeatureDetails['trash'];
