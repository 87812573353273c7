import { restoreQuestionnaireTemplate } from '@sestante/api-client';
import { IconListDetails } from '@tabler/icons-react';
import type { FeatureDetails } from '../../lib/feature';

export const trash = {
  'questionnaire-templates': { label: 'Bozza di questionario', icon: IconListDetails, restore: restoreQuestionnaireTemplate },
} satisfies FeatureDetails['trash'];
