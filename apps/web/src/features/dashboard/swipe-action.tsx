import type { CrmActionDto } from '@sestante/api-client/types';
import { IconCalendarPlus, IconCircleCheck } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { type TouchEvent, useRef, useState } from 'react';
import { formatShortDay } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { AdvanceButton } from '../records/actions/action-columns';
import { TypeIcon } from '../records/actions/action-parts';
import { StateIcon, shownStateOf } from '../records/actions/action-state';
import { actionLink } from '../records/actions/drawer-search';
import { reschedule } from '../records/actions/reschedule-store';
import classes from './today-phone.module.css';

/** Swipe distance in pixels from which releasing triggers the action. */
const FAR = 96;

/**
 * Action that is closed by a swipe to the right and rescheduled by a swipe to the left; its button is the alternative
 * without a swipe.
 */
export function SwipeAction({ action }: { action: CrmActionDto }) {
  const navigate = useNavigate();
  const mayEdit = usePermission('crm-actions:write');
  const start = useRef<{ x: number; y: number } | null>(null);
  const [by, setBy] = useState(0);

  function onTouchMove({ touches }: TouchEvent): void {
    const touch = touches[0];
    if (!touch || !start.current || !mayEdit) return;
    const across = touch.clientX - start.current.x;
    // Ignores mostly vertical moves, which scroll the page.
    if (Math.abs(touch.clientY - start.current.y) > Math.abs(across)) return;
    setBy(Math.max(-FAR - 24, Math.min(FAR + 24, across)));
  }

  function onTouchEnd(): void {
    if (by >= FAR) void navigate(actionLink(action.id, 'chiudi'));
    else if (by <= -FAR) reschedule.open(action);
    start.current = null;
    setBy(0);
  }

  return (
    <li
      className={classes['swipe']}
      onTouchStart={({ touches }) => {
        const touch = touches[0];
        start.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
      }}
      onTouchMove={onTouchMove}
      onTouchEnd={onTouchEnd}
      onTouchCancel={onTouchEnd}
    >
      {by > 0 && (
        <span className={classes['behind']} data-side="left" aria-hidden>
          <IconCircleCheck size={20} stroke={1.7} /> Chiudi
        </span>
      )}
      {by < 0 && (
        <span className={classes['behind']} data-side="right" aria-hidden>
          <IconCalendarPlus size={20} stroke={1.7} /> Riprogramma
        </span>
      )}
      <div className={classes['front']} style={{ transform: by === 0 ? undefined : `translateX(${by}px)` }}>
        <StateIcon state={shownStateOf(action)} size={20} />
        <span className="column fluid gap-xxs">
          <Link {...actionLink(action.id)} className={classes['name']}>
            {action.description}
          </Link>
          <span className={classes['details']}>
            <span data-late={action.overdue || undefined}>
              {action.overdue ? formatShortDay(action.plannedOn) : (action.plannedTime ?? 'oggi')}
            </span>{' '}
            · <TypeIcon type={action.type} size={14} /> {action.client.displayName}
          </span>
        </span>
        {mayEdit && <AdvanceButton action={action} inside={false} />}
      </div>
    </li>
  );
}
