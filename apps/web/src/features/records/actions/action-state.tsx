import type { CrmActionDto, ActionState } from '@sestante/api-client/types';
import { type Icon, IconAlertCircle, IconCircleCheck, IconCircleX, IconClock } from '@tabler/icons-react';
import { Badge } from '../../../ui/feedback/badge';
import { STATE_LABELS } from './action-labels';
import classes from './action-parts.module.css';

const STATE_ICONS: Record<ActionState | 'overdue', Icon> = {
  planned: IconClock,
  done: IconCircleCheck,
  cancelled: IconCircleX,
  overdue: IconAlertCircle,
};
const LABELS = { ...STATE_LABELS, overdue: 'In ritardo' };

type ShownState = ActionState | 'overdue';

/** Returns the state to display: overdue is not a stored state, but a planned action whose day has passed. */
export const shownStateOf = ({ state, overdue }: Pick<CrmActionDto, 'state' | 'overdue'>): ShownState => (overdue ? 'overdue' : state);

export function StateIcon({ state, size = 16 }: { state: ShownState; size?: number }) {
  const Glyph = STATE_ICONS[state];
  return <Glyph className={classes['state-icon'] ?? ''} data-state={state} size={size} stroke={1.7} aria-hidden />;
}

/** State of an action as icon and text. */
export function StateText({ action }: { action: Pick<CrmActionDto, 'state' | 'overdue'> }) {
  const state = shownStateOf(action);
  return (
    <span className={classes['state']} data-state={state}>
      <StateIcon state={state} />
      {LABELS[state]}
    </span>
  );
}

const TONES = { planned: 'info', done: 'success', cancelled: 'neutral' } as const;

export function StateBadge({ state }: { state: ActionState }) {
  return (
    <Badge tone={TONES[state]} icon={<StateIcon state={state} size={14} />}>
      {STATE_LABELS[state]}
    </Badge>
  );
}

/** Legend of the state icons in lists and calendars. */
export function StateLegend({ withOverdue = true }: { withOverdue?: boolean }) {
  const shown: ShownState[] = ['planned', 'done', 'cancelled', ...(withOverdue ? (['overdue'] as const) : [])];
  return (
    <ul className={classes['legend']} aria-label="Legenda">
      {shown.map((state) => (
        <li key={state}>
          <StateIcon state={state} size={14} />
          {LABELS[state]}
        </li>
      ))}
    </ul>
  );
}
