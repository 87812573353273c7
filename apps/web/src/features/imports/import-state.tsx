import type { ImportState, RowOutcome } from '@sestante/api-client/types';
import { Badge } from '../../ui/feedback/badge';
import { MADE, OUTCOMES, STATES } from './import-labels';

export function ImportStateBadge({ state }: { state: ImportState }) {
  const { icon: Glyph, tone, label } = STATES[state];
  return (
    <Badge tone={tone} icon={<Glyph size={13} stroke={1.7} aria-hidden />}>
      {label}
    </Badge>
  );
}

/** Outcome of a row; `made` once its client has been created. */
export function OutcomeBadge({ outcome, made }: { outcome: RowOutcome; made: boolean }) {
  const { icon: Glyph, tone, label } = outcome === 'created' && made ? MADE : OUTCOMES[outcome];
  return (
    <Badge tone={tone} icon={<Glyph size={13} stroke={1.7} aria-hidden />}>
      {label}
    </Badge>
  );
}
