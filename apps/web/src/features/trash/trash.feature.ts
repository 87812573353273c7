import { IconTrash } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const trash = {
  navigation: [{ link: { to: '/cestino' }, icon: IconTrash, label: 'Cestino', sidebar: 'bottom', phone: 'more' }],
  showsRecords: ['trash'],
  details: () => import('./trash.details'),
} satisfies Feature;
