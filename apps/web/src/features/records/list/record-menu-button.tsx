import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { MenuOnDemand } from '../../../ui/overlays/menu-on-demand';
import { type Client, fullName } from '../client-names';
import type { RecordMenuProps } from './record-menu';

const RecordMenu = lazy(() => import('./record-menu').then((module) => ({ default: module.RecordMenu })));

interface RecordMenuButtonProps extends Omit<RecordMenuProps, 'target' | 'record'> {
  record: Client;
  tabIndex?: number;
  size?: 'sm' | 'md';
}

export function RecordMenuButton({ record, tabIndex = -1, size = 'md', ...menu }: RecordMenuButtonProps) {
  return (
    <MenuOnDemand
      target={
        <ActionIcon tabIndex={tabIndex} size={size} aria-label={`Azioni su ${fullName(record)}`}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      }
      menu={(target) => <RecordMenu target={target} record={record} {...menu} />}
    />
  );
}
