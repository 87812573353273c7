import { IconLayoutKanban, IconRefresh, IconTargetArrow, IconUserCheck, IconUserX } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Command, FeatureDetails, Timeline } from '../../lib/feature';

const PipelinePanel = lazy(() => import('./pipeline-panel').then((module) => ({ default: module.PipelinePanel })));

export const commands = [
  {
    id: 'nuovo-prospect',
    label: 'Nuovo prospect',
    icon: IconTargetArrow,
    group: 'create',
    permission: 'clients:write',
    link: { to: '/prospect/nuovo' },
  },
  { id: 'prospect', label: 'Vai ai prospect', icon: IconLayoutKanban, group: 'pages', link: { to: '/prospect' } },
] as const satisfies readonly Command[];

export const timeline = {
  texts: {
    converted: {
      icon: IconUserCheck,
      title: 'Da prospect a cliente',
      filter: 'vita',
      whole: true,
      activity: { icon: IconUserCheck, text: (client) => <>ha convertito {client} in cliente</> },
    },
    'conversion-undone': {
      icon: IconRefresh,
      title: 'Conversione annullata: di nuovo prospect',
      filter: 'vita',
      whole: true,
      activity: { icon: IconRefresh, text: (client) => <>ha riportato {client} tra i prospect</> },
    },
    lost: {
      icon: IconUserX,
      title: 'Perso',
      filter: 'vita',
      whole: true,
      activity: { icon: IconUserX, text: (client) => <>ha segnato {client} come perso</> },
    },
    reopened: {
      icon: IconRefresh,
      title: 'Ripreso',
      filter: 'vita',
      whole: true,
      activity: { icon: IconRefresh, text: (client) => <>ha ripreso {client}</> },
    },
  },
} satisfies Timeline;

export const panels = [{ place: 2, Panel: PipelinePanel }] satisfies FeatureDetails['panels'];
