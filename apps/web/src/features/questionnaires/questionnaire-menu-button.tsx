import { ActionIcon } from '@mantine/core';
import type { QuestionnaireDto } from '@sestante/api-client/types';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { MenuOnDemand } from '../../ui/overlays/menu-on-demand';

const QuestionnaireMenu = lazy(() => import('./questionnaire-menu').then((module) => ({ default: module.QuestionnaireMenu })));

interface QuestionnaireMenuButtonProps {
  questionnaire: QuestionnaireDto;
  tabIndex?: number;
}

export function QuestionnaireMenuButton({ questionnaire, tabIndex = -1 }: QuestionnaireMenuButtonProps) {
  return (
    <MenuOnDemand
      target={
        <ActionIcon tabIndex={tabIndex} aria-label={`Operazioni sul questionario di ${questionnaire.client.displayName}`}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      }
      menu={(target) => <QuestionnaireMenu target={target} questionnaire={questionnaire} />}
    />
  );
}
