import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy } from 'react';
import { MenuOnDemand } from '../../ui/menu-on-demand';
import { type Client, fullName } from './client-names';

const ClientRowMenu = lazy(() => import('./client-row-menu').then((module) => ({ default: module.ClientRowMenu })));

interface ClientRowActionsProps {
  client: Client;
  /** null when the reader may not delete this one. */
  onDelete: ((client: Client) => void) | null;
  onChoose: (client: Client) => void;
  onPeek: (client: Client) => void;
}

export function ClientRowActions({ client, ...actions }: ClientRowActionsProps) {
  return (
    <MenuOnDemand
      target={
        <ActionIcon tabIndex={-1} aria-label={`Azioni su ${fullName(client)}`}>
          <IconDots size={16} stroke={1.7} />
        </ActionIcon>
      }
      menu={(target) => <ClientRowMenu target={target} client={client} {...actions} />}
    />
  );
}
