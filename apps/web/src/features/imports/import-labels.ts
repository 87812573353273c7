import type { ImportState, RowOutcome } from '@sestante/api-client/types';
import {
  IconAlertCircle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCirclePlus,
  IconCircleX,
  IconClock,
  IconColumns3,
  IconCopyCheck,
  IconListCheck,
  type Icon,
} from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import type { Badge } from '../../ui/feedback/badge';

interface Look {
  icon: Icon;
  tone: NonNullable<ComponentProps<typeof Badge>['tone']>;
  label: string;
}

// Exhaustive on purpose: a new value in the API breaks the build until it has a label.

export const STATES: Record<ImportState, Look> = {
  uploaded: { icon: IconColumns3, tone: 'warning', label: 'Da verificare' },
  checking: { icon: IconClock, tone: 'info', label: 'In verifica' },
  checked: { icon: IconListCheck, tone: 'warning', label: 'Da importare' },
  running: { icon: IconClock, tone: 'info', label: 'In corso' },
  done: { icon: IconCircleCheck, tone: 'success', label: 'Importata' },
  cancelled: { icon: IconCircleX, tone: 'neutral', label: 'Interrotta' },
  failed: { icon: IconAlertCircle, tone: 'danger', label: 'Fermata' },
  'rolling-back': { icon: IconClock, tone: 'info', label: 'Si annulla' },
  'rolled-back': { icon: IconArrowBackUp, tone: 'neutral', label: 'Annullata' },
};

/** Label of `created` after the run. */
export const MADE: Look = { icon: IconCircleCheck, tone: 'success', label: 'Entrata' };

export const OUTCOMES: Record<RowOutcome, Look> = {
  created: { icon: IconCirclePlus, tone: 'success', label: 'Entra' },
  'already-there': { icon: IconCopyCheck, tone: 'neutral', label: 'Già presente' },
  rejected: { icon: IconAlertCircle, tone: 'danger', label: 'Scartata' },
};
