import type { ReportDto } from '@sestante/api-client/types';
import { Badge } from '../../ui/feedback/badge';
import { BAND_LABELS } from './risk-labels';

type Overall = ReportDto['overall'];

/** Band of a score, and whether open answers can still change it. */
export function BandBadge({ band, certain }: Pick<Overall, 'band' | 'certain'>) {
  const { label, tone } = BAND_LABELS[band];
  return (
    <span className="inline wraps gap-xs">
      <Badge tone={tone}>{label}</Badge>
      {!certain && <span className="text-xs faint one-line">da verificare</span>}
    </span>
  );
}

/** "36", or "26–36" while an open answer can still change it. */
export const scoreRange = ({ low, high }: Pick<Overall, 'low' | 'high'>): string => (low === high ? String(high) : `${low}–${high}`);
