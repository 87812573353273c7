import { IconKey, IconLayoutNavbar, IconSettings } from '@tabler/icons-react';
import type { Command, SettingsSection } from '../../lib/feature';

export const commands = [
  {
    id: 'impostazioni',
    label: 'Vai alle impostazioni',
    icon: IconSettings,
    group: 'pages',
    permission: 'users:write',
    link: { to: '/impostazioni' },
  },
] as const satisfies readonly Command[];

export const settings = [
  { label: 'Sicurezza', icon: IconKey, link: { to: '/impostazioni/sicurezza' } },
  { label: 'Scheda cliente', icon: IconLayoutNavbar, link: { to: '/impostazioni/scheda' } },
] satisfies readonly SettingsSection[];
