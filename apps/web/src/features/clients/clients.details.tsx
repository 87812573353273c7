import { restoreClient } from '@sestante/api-client';
import { IconPencil, IconPlus, IconRestore, IconTrash, IconUser, IconUserPlus, IconUsers } from '@tabler/icons-react';
import type { Command, FeatureDetails, Timeline } from '../../lib/feature';

export const commands = [
  {
    id: 'nuovo-cliente',
    label: 'Nuovo cliente',
    icon: IconUserPlus,
    group: 'create',
    keys: ['C'],
    permission: 'clients:write',
    link: { to: '/clienti/nuovo' },
  },
  { id: 'clienti', label: 'Vai ai clienti', icon: IconUsers, group: 'pages', link: { to: '/clienti' } },
] as const satisfies readonly Command[];

export const timeline = {
  labels: { pipelineStage: 'Fase', lostReason: 'Motivo' },
  texts: {
    created: {
      icon: IconPlus,
      title: 'Scheda creata',
      filter: 'vita',
      activity: { icon: IconUserPlus, text: (client) => <>ha aggiunto {client}</> },
    },
    updated: {
      icon: IconPencil,
      title: 'Scheda modificata',
      filter: 'modifiche',
      activity: { icon: IconPencil, text: (client) => <>ha aggiornato {client}</> },
    },
    deleted: {
      icon: IconTrash,
      title: 'Spostato nel cestino',
      filter: 'vita',
      activity: { icon: IconTrash, text: (client) => <>ha spostato {client} nel cestino</> },
    },
    restored: {
      icon: IconRestore,
      title: 'Ripristinato dal cestino',
      filter: 'vita',
      activity: { icon: IconRestore, text: (client) => <>ha ripristinato {client}</> },
    },
  },
} satisfies Timeline;

export const trash = {
  clients: {
    label: 'Cliente',
    icon: IconUser,
    restore: (call, clear) => restoreClient({ ...call, body: { clear: clear.filter((field) => field === 'omniaCode') } }),
  },
} satisfies FeatureDetails['trash'];
