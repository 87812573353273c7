import { IconTargetArrow } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { ProspectCount } from './prospect-count';
import { SAVED_PROSPECTS } from './saved-prospects';

export const prospects = {
  navigation: [
    {
      link: { to: '/prospect' },
      icon: IconTargetArrow,
      label: 'Prospect',
      goKey: 'P',
      sidebar: 'top',
      phone: 'more',
      Count: ProspectCount,
      create: { link: { to: '/prospect/nuovo' }, label: 'Nuovo prospect', permission: 'clients:write' },
    },
  ],
  showsRecords: ['prospects'],
  savedList: SAVED_PROSPECTS,
  details: () => import('./prospects.details'),
} satisfies Feature;
