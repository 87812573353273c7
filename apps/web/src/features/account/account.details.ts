import { IconKeyboard, IconLogout, IconMoon, IconUser } from '@tabler/icons-react';
import type { Command } from '../../lib/feature';
import { shortcutHelp } from '../../ui/overlays/shortcut-help';

export const commands = [
  { id: 'profilo', label: 'Il mio profilo e la password', icon: IconUser, group: 'session', link: { to: '/profilo' } },
  {
    id: 'aspetto',
    label: 'Passa da chiaro a scuro',
    icon: IconMoon,
    group: 'session',
    keys: ['Maiusc D'],
    run: ({ toggleColorScheme }) => toggleColorScheme(),
  },
  { id: 'scorciatoie', label: 'Scorciatoie da tastiera', icon: IconKeyboard, group: 'session', keys: ['?'], run: shortcutHelp.open },
  { id: 'esci', label: 'Esci da Sestante', icon: IconLogout, group: 'session', link: { to: '/uscita' } },
] satisfies readonly Command[];
