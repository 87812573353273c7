import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { ClientCount } from './client-count';
import { SAVED_CLIENTS } from './saved-clients';

export const clients = {
  navigation: [
    {
      link: { to: '/clienti' },
      icon: IconUsers,
      label: 'Clienti',
      goKey: 'C',
      sidebar: 'top',
      phone: 'bar',
      Count: ClientCount,
      create: { link: { to: '/clienti/nuovo' }, label: 'Nuovo cliente', permission: 'clients:write' },
    },
  ],
  showsRecords: ['clients'],
  savedList: SAVED_CLIENTS,
  details: () => import('./clients.details'),
} satisfies Feature;
