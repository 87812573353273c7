import {
  IconAlertCircle,
  IconChecks,
  IconPencil,
  IconReportAnalytics,
  IconRestore,
  IconSend,
  IconSignature,
  IconTrash,
} from '@tabler/icons-react';
import { restoreReport } from '@sestante/api-client';
import { lazy } from 'react';
import type { Command, FeatureDetails, Timeline } from '../../lib/feature';

const ReportsPanel = lazy(() => import('./reports-panel').then((module) => ({ default: module.ReportsPanel })));

export const commands = [
  {
    id: 'report-da-approvare',
    label: 'Report da approvare',
    icon: IconChecks,
    group: 'work',
    permission: 'reports:read',
    link: { to: '/report', search: { elenco: 'da-approvare' } },
  },
  {
    id: 'report',
    label: 'Vai ai report',
    icon: IconReportAnalytics,
    group: 'pages',
    permission: 'reports:read',
    link: { to: '/report' },
  },
] satisfies readonly Command[];

export const timeline = {
  texts: {
    'report-created': {
      icon: IconReportAnalytics,
      title: 'Report preparato',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconReportAnalytics, text: (client) => <>ha preparato un report per {client}</> },
    },
    'report-changed': {
      icon: IconPencil,
      title: 'Report modificato',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconPencil, text: (client) => <>ha modificato il report di {client}</> },
    },
    'report-deleted': {
      icon: IconTrash,
      title: 'Report nel cestino',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconTrash, text: (client) => <>ha spostato nel cestino un report di {client}</> },
    },
    'report-restored': {
      icon: IconRestore,
      title: 'Report ripristinato',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconRestore, text: (client) => <>ha ripristinato un report di {client}</> },
    },
    'report-approved': {
      icon: IconChecks,
      title: 'Report approvato',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconChecks, text: (client) => <>ha approvato il report di {client}</> },
    },
    'report-delivered': {
      icon: IconSend,
      title: 'Report consegnato',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconSend, text: (client) => <>ha consegnato il report a {client}</> },
    },
    'report-acknowledged': {
      icon: IconSignature,
      title: 'Report ricevuto dal cliente',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconSignature, text: (client) => <>ha registrato che {client} ha ricevuto il report</> },
    },
    'report-failed': {
      icon: IconAlertCircle,
      title: 'Report non riuscito',
      filter: 'questionari',
      whole: true,
      activity: { icon: IconAlertCircle, text: (client) => <>segnala che il report di {client} non è riuscito</> },
    },
  },
} satisfies Timeline;

export const trash = { reports: { label: 'Report', icon: IconReportAnalytics, restore: restoreReport } } satisfies FeatureDetails['trash'];

export const panels = [{ place: 4, Panel: ReportsPanel }] satisfies FeatureDetails['panels'];
