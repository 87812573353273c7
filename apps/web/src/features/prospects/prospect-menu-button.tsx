import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { type Client, fullName } from '../clients/client-names';
import { MenuOnDemand } from '../../ui/menu-on-demand';
import type { ProspectActions } from './use-prospect-actions';

const ProspectMenu = lazy(() => import('./prospect-menu').then((module) => ({ default: module.ProspectMenu })));

interface ProspectMenuButtonProps {
  prospect: Client;
  actions: ProspectActions;
  tabIndex?: number;
  size?: 'sm' | 'md';
}

export function ProspectMenuButton({ prospect, actions, tabIndex = -1, size = 'md' }: ProspectMenuButtonProps) {
  return (
    <MenuOnDemand
      target={
        <ActionIcon tabIndex={tabIndex} size={size} aria-label={`Azioni su ${fullName(prospect)}`}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      }
      menu={(target) => <ProspectMenu target={target} prospect={prospect} actions={actions} />}
    />
  );
}
