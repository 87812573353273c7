import { IconLayoutDashboard } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const dashboard = {
  navigation: [
    { link: { to: '/' }, icon: IconLayoutDashboard, label: 'Dashboard', goKey: 'D', sidebar: 'top', phone: 'bar', phoneLabel: 'Oggi' },
  ],
  showsRecords: ['dashboard'],
} satisfies Feature;
