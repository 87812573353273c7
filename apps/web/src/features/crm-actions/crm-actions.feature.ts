import { IconCalendar, IconListCheck } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { ActionCount, ClientActionCount, ToDoLists } from './action-count';
import { CrmOverlays } from './crm-overlays';
import { SAVED_ACTIONS } from './saved-actions';

export const crmActions = {
  navigation: [
    {
      link: { to: '/agenda' },
      icon: IconCalendar,
      label: 'Agenda e CRM',
      goKey: 'A',
      sidebar: 'top',
      phone: 'bar',
      phoneLabel: 'Agenda',
      Count: ActionCount,
      also: /^\/(agenda|azioni|statistiche)/,
    },
    { link: { to: '/azioni' }, icon: IconListCheck, label: 'Azioni', phone: 'more' },
  ],
  SidebarSection: ToDoLists,
  Overlay: CrmOverlays,
  profileTabs: [{ label: 'CRM', path: 'crm', Count: ClientActionCount }],
  showsRecords: ['crm actions', 'calendar'],
  savedList: SAVED_ACTIONS,
  details: () => import('./crm-actions.details'),
} satisfies Feature;
