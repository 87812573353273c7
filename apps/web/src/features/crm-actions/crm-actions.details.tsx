import { restoreCrmAction } from '@sestante/api-client';
import type { FieldChangeDto } from '@sestante/api-client/types';
import {
  IconAlertCircle,
  IconCalendar,
  IconCalendarCheck,
  IconCalendarPlus,
  IconCircleCheck,
  IconClock,
  IconListCheck,
  IconNotes,
  IconPencil,
  IconRefresh,
  IconRestore,
  IconTrash,
} from '@tabler/icons-react';
import { lazy } from 'react';
import type { Command, FeatureDetails, Timeline } from '../../lib/feature';
import { drawerLink } from '../records/actions/drawer-search';

const ActionHistoryEntry = lazy(() => import('./action-history-entry').then((module) => ({ default: module.ActionHistoryEntry })));
const ClientToDo = lazy(() => import('./client-to-do').then((module) => ({ default: module.ClientToDo })));

export const commands = [
  {
    id: 'nuova-azione',
    label: 'Nuova azione',
    icon: IconCalendarPlus,
    group: 'create',
    keys: ['N'],
    permission: 'crm-actions:write',
    link: drawerLink({ nuova: 'azione' }),
  },
  {
    id: 'nuovo-storico',
    label: 'Nuovo storico',
    icon: IconNotes,
    group: 'create',
    keys: ['S'],
    permission: 'crm-actions:write',
    link: drawerLink({ nuova: 'storico' }),
  },
  {
    id: 'oggi',
    label: 'Le mie azioni di oggi',
    icon: IconCalendarCheck,
    group: 'work',
    link: { to: '/azioni', search: { elenco: 'oggi', op: ['me'] } },
  },
  {
    id: 'ritardo',
    label: 'Azioni in ritardo',
    icon: IconAlertCircle,
    group: 'work',
    link: { to: '/azioni', search: { elenco: 'ritardo' } },
  },
  { id: 'agenda', label: 'Vai all’agenda', icon: IconCalendar, group: 'work', link: { to: '/agenda' } },
  { id: 'azioni', label: 'Vai alle azioni', icon: IconListCheck, group: 'work', link: { to: '/azioni' } },
] satisfies readonly Command[];

export const recordActions = [
  {
    id: 'azione',
    label: 'Pianifica un’azione',
    icon: IconCalendarPlus,
    permission: 'crm-actions:write',
    link: ({ id }) => drawerLink({ nuova: 'azione', per: id }),
  },
  {
    id: 'storico',
    label: 'Aggiungi uno storico',
    icon: IconNotes,
    permission: 'crm-actions:write',
    link: ({ id }) => drawerLink({ nuova: 'storico', per: id }),
  },
] satisfies FeatureDetails['recordActions'];

export const timeline = {
  Entry: ActionHistoryEntry,
  subjectOf,
  texts: {
    'action-planned': {
      icon: IconClock,
      title: 'Pianificata',
      filter: 'azioni',
      activity: {
        icon: IconCalendarPlus,
        text: (client, subject) => (
          <>
            ha pianificato {subject} per {client}
          </>
        ),
      },
    },
    'action-changed': {
      icon: IconPencil,
      title: 'Azione modificata',
      filter: 'azioni',
      activity: {
        icon: IconPencil,
        text: (client, subject) => (
          <>
            ha modificato {subject} di {client}
          </>
        ),
      },
    },
    'action-closed': {
      icon: IconCircleCheck,
      title: 'Chiusa',
      filter: 'azioni',
      activity: {
        icon: IconCircleCheck,
        text: (client, subject) => (
          <>
            ha chiuso {subject} con {client}
          </>
        ),
      },
    },
    'action-undone': {
      icon: IconRefresh,
      title: 'Chiusura annullata',
      filter: 'azioni',
      activity: {
        icon: IconRefresh,
        text: (client, subject) => (
          <>
            ha annullato la chiusura di {subject} con {client}
          </>
        ),
      },
    },
    'action-deleted': {
      icon: IconTrash,
      title: 'Azione nel cestino',
      filter: 'azioni',
      activity: {
        icon: IconTrash,
        text: (client, subject) => (
          <>
            ha spostato nel cestino {subject} di {client}
          </>
        ),
      },
    },
    'action-restored': {
      icon: IconRestore,
      title: 'Azione ripristinata',
      filter: 'azioni',
      activity: {
        icon: IconRestore,
        text: (client, subject) => (
          <>
            ha ripristinato {subject} di {client}
          </>
        ),
      },
    },
    'history-added': {
      icon: IconNotes,
      title: 'Storico',
      filter: 'azioni',
      activity: {
        icon: IconNotes,
        text: (client, subject) => (
          <>
            ha scritto {subject} su {client}
          </>
        ),
      },
    },
  },
} satisfies Timeline;

function subjectOf(changes: FieldChangeDto[]): string {
  const description = changes.find(({ field }) => field === 'description')?.to;
  return typeof description === 'string' ? `“${description}”` : 'un’azione';
}

export const trash = { 'crm-actions': { label: 'Azione', icon: IconClock, restore: restoreCrmAction } } satisfies FeatureDetails['trash'];

export const cards = [{ place: 'main', Card: ClientToDo }] as const satisfies FeatureDetails['cards'];
