import type { RiskBand } from '@sestante/api-client/types';
import type { ComponentProps } from 'react';
import type { Badge } from '../../ui/feedback/badge';

// Exhaustive on purpose: a new value in the API breaks the build until it has a label.

interface Look {
  label: string;
  tone: NonNullable<ComponentProps<typeof Badge>['tone']>;
}

export const BAND_LABELS: Record<RiskBand, Look> = {
  low: { label: 'Basso', tone: 'success' },
  medium: { label: 'Medio', tone: 'warning' },
  high: { label: 'Alto', tone: 'danger' },
};

/** Priorities of recommendations. */
export const LEVEL_LABELS: Record<RiskBand, Look> = {
  low: { label: 'Bassa', tone: 'neutral' },
  medium: { label: 'Media', tone: 'warning' },
  high: { label: 'Alta', tone: 'danger' },
};
