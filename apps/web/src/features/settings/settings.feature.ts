import { IconSettings } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const settings = {
  navigation: [
    {
      link: { to: '/impostazioni' },
      icon: IconSettings,
      label: 'Impostazioni',
      goKey: 'I',
      permission: 'users:write',
      sidebar: 'bottom',
      phone: 'more',
    },
  ],
  restricted: { path: '/impostazioni', permission: 'users:write' },
  details: () => import('./settings.details'),
} satisfies Feature;
