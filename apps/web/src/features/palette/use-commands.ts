import { useMantineColorScheme } from '@mantine/core';
import {
  IconAlertCircle,
  IconBell,
  IconCalendar,
  IconCalendarCheck,
  IconCalendarPlus,
  IconChartBar,
  IconFileCertificate,
  IconKeyboard,
  IconLayoutKanban,
  IconListCheck,
  IconLogout,
  IconMoon,
  IconNotes,
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
import { drawerLink } from '../records/actions/drawer-search';
import { shortcutHelp } from '../../ui/overlays/shortcut-help';
import type { Item } from './palette-items';

/** Returns the commands available on every page, with their shortcut keys. */
export function useCommands(): Item[] {
  const router = useRouter();
  const { permissions } = useMe();
  const { toggleColorScheme } = useMantineColorScheme();
  const go = (link: LinkProps) => () => void router.navigate(link);
  return [
    ...(permissions.includes('clients:write')
      ? [
          { id: 'nuovo-cliente', label: 'Nuovo cliente', icon: IconUserPlus, keys: ['C'], run: go({ to: '/clienti/nuovo' }) },
          { id: 'nuovo-prospect', label: 'Nuovo prospect', icon: IconTargetArrow, run: go({ to: '/prospect/nuovo' }) },
        ]
      : []),
    ...(permissions.includes('crm-actions:write')
      ? [
          { id: 'nuova-azione', label: 'Nuova azione', icon: IconCalendarPlus, keys: ['N'], run: go(drawerLink({ nuova: 'azione' })) },
          { id: 'nuovo-storico', label: 'Nuovo storico', icon: IconNotes, keys: ['S'], run: go(drawerLink({ nuova: 'storico' })) },
        ]
      : []),
    {
      id: 'oggi',
      label: 'Le mie azioni di oggi',
      icon: IconCalendarCheck,
      run: go({ to: '/azioni', search: { elenco: 'oggi', op: ['me'] } }),
    },
    { id: 'ritardo', label: 'Azioni in ritardo', icon: IconAlertCircle, run: go({ to: '/azioni', search: { elenco: 'ritardo' } }) },
    { id: 'agenda', label: 'Vai all’agenda', icon: IconCalendar, run: go({ to: '/agenda' }) },
    { id: 'azioni', label: 'Vai alle azioni', icon: IconListCheck, run: go({ to: '/azioni' }) },
    { id: 'scadenze', label: 'Scadenze dei contratti', icon: IconFileCertificate, run: go({ to: '/scadenze' }) },
    { id: 'statistiche', label: 'Statistiche delle azioni', icon: IconChartBar, run: go({ to: '/statistiche' }) },
    ...(permissions.includes('imports:run')
      ? [{ id: 'importa', label: 'Importa clienti da un file', icon: IconTableImport, run: go({ to: '/importa' }) }]
      : []),
    { id: 'clienti', label: 'Vai ai clienti', icon: IconUsers, run: go({ to: '/clienti' }) },
    { id: 'prospect', label: 'Vai ai prospect', icon: IconLayoutKanban, run: go({ to: '/prospect' }) },
    { id: 'notifiche', label: 'Vai alle notifiche', icon: IconBell, run: go({ to: '/notifiche' }) },
    { id: 'cestino', label: 'Vai al cestino', icon: IconTrash, run: go({ to: '/cestino' }) },
    ...(permissions.includes('users:write')
      ? [{ id: 'impostazioni', label: 'Vai alle impostazioni', icon: IconSettings, run: go({ to: '/impostazioni' }) }]
      : []),
    { id: 'profilo', label: 'Il mio profilo e la password', icon: IconUser, run: go({ to: '/profilo' }) },
    { id: 'aspetto', label: 'Passa da chiaro a scuro', icon: IconMoon, keys: ['Maiusc D'], run: toggleColorScheme },
    { id: 'scorciatoie', label: 'Scorciatoie da tastiera', icon: IconKeyboard, keys: ['?'], run: shortcutHelp.open },
    { id: 'esci', label: 'Esci da Sestante', icon: IconLogout, run: go({ to: '/uscita' }) },
  ];
}
