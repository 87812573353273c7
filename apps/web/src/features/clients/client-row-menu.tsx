import { Menu } from '@mantine/core';
import {
  IconCalendarPlus,
  IconCopy,
  IconLayoutSidebarRightExpand,
  IconNotes,
  IconPencil,
  IconSquareCheck,
  IconTrash,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { copyText } from '../../lib/clipboard';
import { showToast } from '../../lib/toasts';
import { Kbd } from '../../ui/kbd';
import type { MenuTarget } from '../../ui/menu-on-demand';
import { OpenedMenu } from '../../ui/opened-menu';
import { drawerLink } from '../crm-actions/drawer-search';
import type { Client } from './client-names';

interface ClientRowMenuProps {
  target: MenuTarget;
  client: Client;
  /** null when the reader may not delete this one. */
  onDelete: ((client: Client) => void) | null;
  onChoose: (client: Client) => void;
  onPeek: (client: Client) => void;
}

export function ClientRowMenu({ target, client, onDelete, onChoose, onPeek }: ClientRowMenuProps) {
  const params = { id: client.id };
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.Item
        leftSection={<IconUser size={16} stroke={1.7} />}
        renderRoot={(props) => <Link {...props} to="/clienti/$id" params={params} />}
      >
        Apri
      </Menu.Item>
      <Menu.Item leftSection={<IconLayoutSidebarRightExpand size={16} stroke={1.7} />} onClick={() => onPeek(client)}>
        Anteprima
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCalendarPlus size={16} stroke={1.7} />}
        rightSection={<Kbd>N</Kbd>}
        renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'azione', per: client.id })} />}
      >
        Nuova azione
      </Menu.Item>
      <Menu.Item
        leftSection={<IconNotes size={16} stroke={1.7} />}
        rightSection={<Kbd>S</Kbd>}
        renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'storico', per: client.id })} />}
      >
        Nuovo storico
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPencil size={16} stroke={1.7} />}
        renderRoot={(props) => <Link {...props} to="/clienti/$id/modifica" params={params} />}
      >
        Modifica
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCopy size={16} stroke={1.7} />}
        onClick={() => void copyText(client.id).then(() => showToast('Identificativo copiato'))}
      >
        Copia identificativo
      </Menu.Item>
      <Menu.Item leftSection={<IconSquareCheck size={16} stroke={1.7} />} onClick={() => onChoose(client)}>
        Seleziona
      </Menu.Item>
      {onDelete && (
        <>
          <Menu.Divider />
          <Menu.Item color="var(--danger)" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => onDelete(client)}>
            Sposta nel cestino
          </Menu.Item>
        </>
      )}
    </OpenedMenu>
  );
}
