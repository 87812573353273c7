import type { CrmActionDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import { formatDayInWords, shiftDay } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { singleKeysOn } from '../../lib/shortcuts';
import { initialsOf } from '../../lib/role-labels';
import { TypeIcon } from '../records/actions/action-parts';
import { StateIcon, shownStateOf } from '../records/actions/action-state';
import { actionLink } from '../records/actions/drawer-search';
import { reschedule as rescheduleDoor } from '../records/actions/reschedule-store';
import { useActionMutations } from '../records/actions/use-action-mutations';
import classes from './agenda.module.css';
import { minutesOf, timeAt } from './day-minutes';
import { useEventDrag } from './event-drag';

interface AgendaEventProps {
  action: CrmActionDto;
  /** Use `line` for a single line of text, `block` in the time grid, `card` in the list of overdue actions. */
  shape: 'block' | 'line' | 'card';
  /** Shows the assignee, for views of several calendars. */
  withOperator?: boolean;
  style?: CSSProperties;
}

/** Action on the calendar: a click opens it; it can be dragged, or moved with Alt and the arrow keys. */
export function AgendaEvent({ action, shape, withOperator = false, style }: AgendaEventProps) {
  const link = useRef<HTMLAnchorElement>(null);
  const mayMove = usePermission('crm-actions:write') && action.state === 'planned';
  const { reschedule } = useActionMutations();
  const dragging = useEventDrag(link, action, mayMove);
  const { plannedOn, plannedTime, description, client, operator } = action;

  function onKeyDown(event: KeyboardEvent): void {
    if (!mayMove) return;
    const later = (by: number) =>
      plannedTime === null ? undefined : () => reschedule(action, plannedOn, timeAt(minutesOf(plannedTime) + by));
    const moves: Record<string, (() => void) | undefined> = event.altKey
      ? {
          ArrowLeft: () => reschedule(action, shiftDay(plannedOn, -1), plannedTime),
          ArrowRight: () => reschedule(action, shiftDay(plannedOn, 1), plannedTime),
          ArrowUp: later(-15),
          ArrowDown: later(15),
        }
      : !event.ctrlKey && !event.metaKey && singleKeysOn()
        ? { r: () => rescheduleDoor.open(action) }
        : {};
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }

  return (
    <Link
      {...actionLink(action.id)}
      ref={link}
      className={classes['event']}
      style={style}
      data-shape={shape}
      data-state={shownStateOf(action)}
      data-dragging={dragging || undefined}
      data-event-id={action.id}
      title={`${plannedTime ?? 'Tutto il giorno'} ${description} · ${client.displayName} · ${operator.displayName}`}
      onKeyDown={onKeyDown}
    >
      <span className={classes['event-head']}>
        <StateIcon state={shownStateOf(action)} size={14} />
        {plannedTime !== null && <span className={classes['event-time']}>{plannedTime}</span>}
        {shape === 'line' && <span className={classes['event-title']}>{description}</span>}
        <span className={classes['event-mark']}>
          {withOperator && <abbr title={operator.displayName}>{initialsOf(operator)}</abbr>}
          <TypeIcon type={action.type} size={13} />
        </span>
      </span>
      {shape !== 'line' && (
        <>
          <span className={classes['event-title']}>{description}</span>
          <span className="truncate soft">{client.displayName}</span>
        </>
      )}
      {/* Information that sighted users get from the position on the calendar. */}
      <span className={classes['spoken']}>
        {shape === 'line' && `, ${client.displayName}`}, {formatDayInWords(plannedOn)}, {operator.displayName}
      </span>
    </Link>
  );
}
