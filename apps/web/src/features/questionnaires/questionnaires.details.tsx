import {
  IconBell,
  IconChecks,
  IconCircleCheck,
  IconCircleX,
  IconClockX,
  IconEye,
  IconPencil,
  IconRefresh,
  IconSend,
} from '@tabler/icons-react';
import type { Timeline } from '../../lib/feature';

export const timeline = {
  texts: {
    'questionnaire-sent': {
      icon: IconSend,
      title: 'Questionario inviato',
      filter: 'vita',
      activity: { icon: IconSend, text: (client) => <>ha inviato un questionario a {client}</> },
    },
    'questionnaire-opened': {
      icon: IconEye,
      title: 'Questionario aperto dal cliente',
      filter: 'vita',
      activity: { icon: IconEye, text: (client) => <>: {client} ha aperto il questionario</> },
    },
    'questionnaire-completed': {
      icon: IconCircleCheck,
      title: 'Questionario completato',
      filter: 'vita',
      activity: { icon: IconCircleCheck, text: (client) => <>: {client} ha completato il questionario</> },
    },
    'questionnaire-reviewed': {
      icon: IconChecks,
      title: 'Risposte riviste',
      filter: 'vita',
      activity: { icon: IconChecks, text: (client) => <>ha rivisto le risposte di {client}</> },
    },
    'questionnaire-expired': {
      icon: IconClockX,
      title: 'Questionario scaduto',
      filter: 'vita',
      activity: { icon: IconClockX, text: (client) => <>: il questionario di {client} è scaduto</> },
    },
    'questionnaire-cancelled': {
      icon: IconCircleX,
      title: 'Questionario annullato',
      filter: 'vita',
      activity: { icon: IconCircleX, text: (client) => <>ha annullato il questionario di {client}</> },
    },
    'questionnaire-reopened': {
      icon: IconRefresh,
      title: 'Questionario riaperto',
      filter: 'vita',
      activity: { icon: IconRefresh, text: (client) => <>ha riaperto il questionario di {client}</> },
    },
    'questionnaire-reminded': {
      icon: IconBell,
      title: 'Promemoria del questionario',
      filter: 'vita',
      activity: { icon: IconBell, text: (client) => <>ha ricordato il questionario a {client}</> },
    },
    'questionnaire-changed': {
      icon: IconPencil,
      title: 'Questionario modificato',
      filter: 'vita',
      activity: { icon: IconPencil, text: (client) => <>ha modificato il questionario di {client}</> },
    },
  },
} satisfies Timeline;
