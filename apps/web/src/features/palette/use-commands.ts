import { useMantineColorScheme } from '@mantine/core';
import {
  IconBell,
  IconKeyboard,
  IconLayoutKanban,
  IconLogout,
  IconMoon,
  IconSettings,
  IconTableImport,
  IconTargetArrow,
  IconTrash,
  IconUser,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { type LinkProps, useRouter } from '@tanstack/react-router';
import { useMe } from '../../lib/me';
import { shortcutHelp } from '../../ui/shortcut-help';
import type { Item } from './palette-items';

/** All that can be done from anywhere, with the key that does the same where there is one. */
export function useCommands(): Item[] {
  const router = useRouter();
  const { permissions } = useMe();
  const { toggleColorScheme } = useMantineColorScheme();
  const go = (link: LinkProps) => () => void router.navigate(link);
  return [
    ...(permissions.includes('clients.create')
      ? [
          { id: 'nuovo-cliente', label: 'Nuovo cliente', icon: IconUserPlus, keys: ['C'], run: go({ to: '/clienti/nuovo' }) },
          { id: 'nuovo-prospect', label: 'Nuovo prospect', icon: IconTargetArrow, run: go({ to: '/prospect/nuovo' }) },
        ]
      : []),
    ...(permissions.includes('import')
      ? [{ id: 'importa', label: 'Importa clienti da un file', icon: IconTableImport, run: go({ to: '/importa' }) }]
      : []),
    { id: 'clienti', label: 'Vai ai clienti', icon: IconUsers, run: go({ to: '/clienti' }) },
    { id: 'prospect', label: 'Vai ai prospect', icon: IconLayoutKanban, run: go({ to: '/prospect' }) },
    { id: 'notifiche', label: 'Vai alle notifiche', icon: IconBell, run: go({ to: '/notifiche' }) },
    { id: 'cestino', label: 'Vai al cestino', icon: IconTrash, run: go({ to: '/cestino' }) },
    ...(permissions.includes('users')
      ? [{ id: 'impostazioni', label: 'Vai alle impostazioni', icon: IconSettings, run: go({ to: '/impostazioni' }) }]
      : []),
    { id: 'profilo', label: 'Il mio profilo e la password', icon: IconUser, run: go({ to: '/profilo' }) },
    { id: 'aspetto', label: 'Passa da chiaro a scuro', icon: IconMoon, keys: ['Maiusc D'], run: toggleColorScheme },
    { id: 'scorciatoie', label: 'Scorciatoie da tastiera', icon: IconKeyboard, keys: ['?'], run: shortcutHelp.open },
    { id: 'esci', label: 'Esci da Sestante', icon: IconLogout, run: go({ to: '/uscita' }) },
  ];
}
