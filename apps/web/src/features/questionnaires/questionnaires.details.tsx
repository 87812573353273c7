import {
  IconBell,
  IconCircleCheck,
  IconCircleX,
  IconClipboardList,
  IconClockX,
  IconEye,
  IconEyeCheck,
  IconPencil,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import { lazy } from 'react';
import type { Command, FeatureDetails, Timeline } from '../../lib/feature';
import { SEND_TITLE, sendQuestionnaireLink } from './send-questionnaire-link';

const QuestionnaireHistoryEntry = lazy(() =>
  import('./questionnaire-history-entry').then((module) => ({ default: module.QuestionnaireHistoryEntry })),
);
const QuestionnairesPanel = lazy(() => import('./questionnaires-panel').then((module) => ({ default: module.QuestionnairesPanel })));
const BulkSendDialog = lazy(() => import('./bulk-send-dialog').then((module) => ({ default: module.BulkSendDialog })));

export const commands = [
  {
    id: 'invia-questionario',
    label: SEND_TITLE,
    icon: IconSend,
    group: 'create',
    keys: ['Q'],
    permission: 'questionnaires:write',
    link: sendQuestionnaireLink('scegli'),
  },
  {
    id: 'da-rivedere',
    label: 'Questionari da rivedere',
    icon: IconEyeCheck,
    group: 'work',
    permission: 'questionnaires:read',
    link: { to: '/questionari', search: { elenco: 'da-rivedere' } },
  },
  {
    id: 'questionari',
    label: 'Vai ai questionari',
    icon: IconClipboardList,
    group: 'pages',
    permission: 'questionnaires:read',
    link: { to: '/questionari' },
  },
] satisfies readonly Command[];

export const recordActions = [
  {
    id: 'questionario',
    label: 'Invia un questionario',
    icon: IconSend,
    permission: 'questionnaires:write',
    link: ({ id }) => sendQuestionnaireLink(id),
  },
] satisfies FeatureDetails['recordActions'];

export const bulkActions = [
  {
    icon: IconSend,
    label: SEND_TITLE,
    permission: 'questionnaires:write',
    forbidden: 'Il tuo ruolo non può inviare questionari',
    Dialog: BulkSendDialog,
  },
] satisfies FeatureDetails['bulkActions'];

export const timeline = {
  Entry: QuestionnaireHistoryEntry,
  texts: {
    'questionnaire-sent': {
      icon: IconSend,
      title: 'Questionario inviato',
      filter: 'questionari',
      activity: { icon: IconSend, text: (client) => <>ha inviato un questionario a {client}</> },
    },
    'questionnaire-opened': {
      icon: IconEye,
      title: 'Questionario aperto dal cliente',
      filter: 'questionari',
      activity: { icon: IconEye, text: (client) => <>segnala che {client} ha aperto il questionario</> },
    },
    'questionnaire-completed': {
      icon: IconCircleCheck,
      title: 'Questionario completato',
      filter: 'questionari',
      activity: { icon: IconCircleCheck, text: (client) => <>segnala che {client} ha completato il questionario</> },
    },
    'questionnaire-expired': {
      icon: IconClockX,
      title: 'Questionario scaduto',
      filter: 'questionari',
      activity: { icon: IconClockX, text: (client) => <>segnala che il questionario di {client} è scaduto</> },
    },
    'questionnaire-cancelled': {
      icon: IconCircleX,
      title: 'Questionario annullato',
      filter: 'questionari',
      activity: { icon: IconCircleX, text: (client) => <>ha annullato il questionario di {client}</> },
    },
    'questionnaire-reopened': {
      icon: IconRefresh,
      title: 'Questionario riaperto',
      filter: 'questionari',
      activity: { icon: IconRefresh, text: (client) => <>ha riaperto il questionario di {client}</> },
    },
    'questionnaire-reminded': {
      icon: IconBell,
      title: 'Promemoria del questionario',
      filter: 'questionari',
      activity: { icon: IconBell, text: (client) => <>ha ricordato il questionario a {client}</> },
    },
    'questionnaire-reviewed': {
      icon: IconEyeCheck,
      title: 'Questionario rivisto',
      filter: 'questionari',
      activity: { icon: IconEyeCheck, text: (client) => <>ha rivisto il questionario di {client}</> },
    },
    'questionnaire-changed': {
      icon: IconPencil,
      title: 'Questionario modificato',
      filter: 'questionari',
      activity: { icon: IconPencil, text: (client) => <>ha modificato il questionario di {client}</> },
    },
  },
} satisfies Timeline;

export const panels = [{ place: 3, Panel: QuestionnairesPanel }] satisfies FeatureDetails['panels'];
