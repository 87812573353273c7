import { Menu } from '@mantine/core';
import { IconArrowsRightLeft, IconPencil, IconRefresh, IconTrash, IconUser, IconUserCheck, IconUserX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { editLink, profileLink } from '../clients/client-links';
import type { Client } from '../clients/client-names';
import { Kbd } from '../../ui/kbd';
import type { MenuTarget } from '../../ui/menu-on-demand';
import { OpenedMenu } from '../../ui/opened-menu';
import type { ProspectActions } from './use-prospect-actions';

interface ProspectMenuProps {
  target: MenuTarget;
  prospect: Client;
  actions: ProspectActions;
}

/** All that can be done with a prospect, where it is read. */
export function ProspectMenu({ target, prospect, actions }: ProspectMenuProps) {
  return (
    <OpenedMenu target={target} position="bottom-end">
      <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} renderRoot={(props) => <Link {...props} {...profileLink(prospect)} />}>
        Apri
      </Menu.Item>
      {actions.mayEdit && (
        <>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} />}
            renderRoot={(props) => <Link {...props} {...editLink(prospect)} />}
          >
            Modifica
          </Menu.Item>
          <ProspectMenuItems prospect={prospect} actions={actions} />
        </>
      )}
      {actions.mayRemove(prospect) && (
        <>
          <Menu.Divider />
          <Menu.Item color="var(--danger)" leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => actions.remove(prospect)}>
            Sposta nel cestino
          </Menu.Item>
        </>
      )}
    </OpenedMenu>
  );
}

/** What only a prospect has. */
export function ProspectMenuItems({ prospect, actions }: Omit<ProspectMenuProps, 'target'>) {
  return (
    <>
      {prospect.lostAt === null ? (
        <>
          <Menu.Item
            leftSection={<IconArrowsRightLeft size={16} stroke={1.7} />}
            rightSection={<Kbd>M</Kbd>}
            onClick={() => actions.askWhere(prospect)}
          >
            Sposta in…
          </Menu.Item>
          <Menu.Item leftSection={<IconUserX size={16} stroke={1.7} />} onClick={() => actions.lose(prospect)}>
            Segna come perso
          </Menu.Item>
        </>
      ) : (
        <Menu.Item leftSection={<IconRefresh size={16} stroke={1.7} />} onClick={() => actions.reopen(prospect)}>
          Riprendi
        </Menu.Item>
      )}
      <Menu.Item
        leftSection={<IconUserCheck size={16} stroke={1.7} />}
        rightSection={<Kbd>Maiusc V</Kbd>}
        onClick={() => actions.convert(prospect)}
      >
        Converti in cliente
      </Menu.Item>
    </>
  );
}
