import { IconUser } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const account = {
  navigation: [{ link: { to: '/profilo' }, icon: IconUser, label: 'Il mio profilo', phone: 'more' }],
  details: () => import('./account.details'),
} satisfies Feature;
