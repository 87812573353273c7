import { ActionIcon } from '@mantine/core';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { MenuOnDemand } from '../../../ui/overlays/menu-on-demand';

const ActionMenu = lazy(() => import('./action-menu').then((module) => ({ default: module.ActionMenu })));

export function ActionMenuButton({ action, tabIndex = -1 }: { action: CrmActionDto; tabIndex?: number }) {
  return (
    <MenuOnDemand
      target={
        <ActionIcon tabIndex={tabIndex} aria-label={`Operazioni su ${action.description}`}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      }
      menu={(target) => <ActionMenu target={target} action={action} />}
    />
  );
}
