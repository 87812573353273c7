import { IconClipboardList } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';
import { QuestionnaireOverlays } from './questionnaire-overlays';

// Loaded after the first page is shown, with the queries that only they need there.
const QuestionnaireCount = lazy(() => import('./questionnaire-count').then((module) => ({ default: module.QuestionnaireCount })));
const ClientQuestionnaireCount = lazy(() =>
  import('./questionnaire-count').then((module) => ({ default: module.ClientQuestionnaireCount })),
);

export const questionnaires = {
  navigation: [
    {
      link: { to: '/questionari' },
      icon: IconClipboardList,
      label: 'Questionari',
      goKey: 'Q',
      permission: 'questionnaires:read',
      sidebar: 'top',
      phone: 'more',
      Count: QuestionnaireCount,
    },
  ],
  Overlay: QuestionnaireOverlays,
  showsRecords: ['questionnaires'],
  profileTabs: [{ label: 'Questionari e report', path: 'questionari', Count: ClientQuestionnaireCount }],
  details: () => import('./questionnaires.details'),
} satisfies Feature;
