import type { QuestionnaireChannel, QuestionnaireStatus } from '@sestante/api-client/types';
import {
  type Icon,
  IconBrowser,
  IconCircleCheck,
  IconCircleX,
  IconClockX,
  IconLink,
  IconMail,
  IconPencil,
  IconQrcode,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import type { Badge } from '../../ui/feedback/badge';

// Exhaustive on purpose: a new value in the API breaks the build until it has a label.

interface Look {
  label: string;
  icon: Icon;
  tone: NonNullable<ComponentProps<typeof Badge>['tone']>;
}

export const STATUS_LABELS: Record<QuestionnaireStatus, Look> = {
  sent: { label: 'Inviato', icon: IconSend, tone: 'neutral' },
  in_progress: { label: 'In compilazione', icon: IconPencil, tone: 'info' },
  completed: { label: 'Completato', icon: IconCircleCheck, tone: 'success' },
  expired: { label: 'Scaduto', icon: IconClockX, tone: 'warning' },
  cancelled: { label: 'Annullato', icon: IconCircleX, tone: 'neutral' },
};

export const CHANNEL_LABELS: Record<QuestionnaireChannel, { label: string; icon: Icon }> = {
  email: { label: 'Email', icon: IconMail },
  link: { label: 'Copia link', icon: IconLink },
  qr: { label: 'QR in agenzia', icon: IconQrcode },
  together: { label: 'Compila insieme', icon: IconBrowser },
};
