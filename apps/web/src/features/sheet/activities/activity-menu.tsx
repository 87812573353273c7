import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconCalendarPlus, IconNotes } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MenuTarget } from '../../../ui/overlays/menu-on-demand';
import { OpenedMenu } from '../../../ui/overlays/opened-menu';
import { TypeIcon } from '../../records/actions/action-parts';
import { typesQuery } from '../../records/actions/action-queries';
import { drawerLink } from '../../records/actions/drawer-search';

/** Menu that plans an activity of one of the agency's types, or records a completed one. */
export function ActivityMenu({ target, clientId }: { target: MenuTarget; clientId: string }) {
  const types = (useQuery(typesQuery).data?.data ?? []).filter(({ active }) => active);
  return (
    <OpenedMenu target={target} position="bottom-start" width={240}>
      <Menu.Label>Da fare</Menu.Label>
      {types.map((type) => (
        <Menu.Item
          key={type.id}
          leftSection={<TypeIcon type={type} />}
          renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'azione', per: clientId, genere: type.id })} />}
        >
          {type.name}
        </Menu.Item>
      ))}
      {types.length === 0 && (
        <Menu.Item
          leftSection={<IconCalendarPlus size={16} stroke={1.7} />}
          renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'azione', per: clientId })} />}
        >
          Attività
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Label>Già svolta</Menu.Label>
      <Menu.Item
        leftSection={<IconNotes size={16} stroke={1.7} />}
        renderRoot={(props) => <Link {...props} {...drawerLink({ nuova: 'storico', per: clientId })} />}
      >
        Storico
      </Menu.Item>
    </OpenedMenu>
  );
}
