import type { CrmActionDto } from '@sestante/api-client/types';
import { useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { formatDayInWords, formatShortDay, formatTime, todayInRome } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { isWeekend } from '../../lib/month-days';
import { drawerLink } from '../records/actions/drawer-search';
import { useActionMutations } from '../records/actions/use-action-mutations';
import { AgendaEvent } from './agenda-event';
import classes from './time-grid.module.css';
import { minutesOf, timeAt } from './day-minutes';
import { useEventDrop } from './event-drag';
import { lanesOf } from './lanes';

const HOUR = 54;
const MORNING = 8;
const HALF_AN_HOUR = 30;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface TimeGridProps {
  days: string[];
  actions: CrmActionDto[];
  withOperator: boolean;
}

/** Hourly grid of one or seven days; all-day actions are in a row above it. */
export function TimeGrid({ days, actions, withOperator }: TimeGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const today = todayInRome();
  useEffect(() => {
    scroller.current?.scrollTo({ top: MORNING * HOUR - 14 });
  }, []);
  const on = (day: string) => actions.filter(({ plannedOn }) => plannedOn === day);
  return (
    <div
      ref={scroller}
      className={classes['grid']}
      style={{ '--days': days.length }}
      role="region"
      aria-label="Ore del giorno"
      // Makes the scroll container reachable by keyboard, even on a day without events.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <div className={classes['days']}>
        <span />
        {days.map((day) => {
          const [name, date = ''] = formatShortDay(day).split(' ');
          return (
            <h2 key={day} className={classes['day-name']} data-weekend={isWeekend(day) || undefined} aria-label={formatDayInWords(day)}>
              {name} <b data-today={day === today || undefined}>{Number(date.slice(0, 2))}</b>
            </h2>
          );
        })}
        <span className={classes['all-day']}>tutto il giorno</span>
        {days.map((day) => (
          <WholeDay key={day} day={day} actions={on(day).filter(({ plannedTime }) => plannedTime === null)} withOperator={withOperator} />
        ))}
      </div>
      <div className={classes['hours']} style={{ '--hour': `${HOUR}px` }}>
        <div className={classes['clock']} aria-hidden>
          {HOURS.map((hour) => (
            <span key={hour}>{hour === 0 ? '' : `${String(hour).padStart(2, '0')}:00`}</span>
          ))}
        </div>
        {days.map((day) => (
          <DayColumn
            key={day}
            day={day}
            isToday={day === today}
            actions={on(day).filter(({ plannedTime }) => plannedTime !== null)}
            withOperator={withOperator}
          />
        ))}
      </div>
    </div>
  );
}

interface DayProps {
  day: string;
  actions: CrmActionDto[];
  withOperator: boolean;
}

function WholeDay({ day, actions, withOperator }: DayProps) {
  const place = useRef<HTMLDivElement>(null);
  const { reschedule } = useActionMutations();
  const over = useEventDrop(place, (action) => {
    if (action.plannedOn !== day || action.plannedTime !== null) reschedule(action, day, null);
  });
  return (
    <div ref={place} className={classes['whole-day']} data-over={over || undefined}>
      {actions.map((action) => (
        <AgendaEvent key={action.id} action={action} shape="line" withOperator={withOperator} />
      ))}
    </div>
  );
}

function DayColumn({ day, isToday, actions, withOperator }: DayProps & { isToday: boolean }) {
  const navigate = useNavigate();
  const place = useRef<HTMLDivElement>(null);
  const mayEdit = usePermission('crm-actions:write');
  const { reschedule } = useActionMutations();
  const over = useEventDrop(place, (action, top) => {
    const time = timeAt((top / HOUR) * 60);
    if (action.plannedOn !== day || action.plannedTime !== time) reschedule(action, day, time);
  });
  const spans = actions.map(({ id, plannedTime, durationMinutes }) => {
    const from = minutesOf(plannedTime ?? '00:00');
    // Uses at least half an hour, because shorter events are drawn at that height.
    return { id, from, until: from + Math.max(HALF_AN_HOUR, durationMinutes ?? HALF_AN_HOUR) };
  });
  const places = lanesOf(spans);

  /** Opens the form of a new action at the clicked hour. */
  function onClick(event: MouseEvent<HTMLDivElement>): void {
    if (!mayEdit || event.target !== event.currentTarget) return;
    const minutes = ((event.clientY - event.currentTarget.getBoundingClientRect().top) / HOUR) * 60;
    void navigate(drawerLink({ nuova: 'azione', il: day, alle: timeAt(Math.floor(minutes / HALF_AN_HOUR) * HALF_AN_HOUR) }));
  }

  return (
    <div
      ref={place}
      className={classes['column']}
      data-over={over || undefined}
      data-weekend={isWeekend(day) || undefined}
      role="presentation"
      onClick={onClick}
    >
      {actions.map((action, index) => {
        const span = spans[index];
        const { lane = 0, of = 1 } = places.get(action.id) ?? {};
        if (!span) return null;
        const height = ((span.until - span.from) / 60) * HOUR - 2;
        return (
          <AgendaEvent
            key={action.id}
            action={action}
            shape={height < 40 ? 'line' : 'block'}
            withOperator={withOperator}
            style={{
              top: (span.from / 60) * HOUR,
              height,
              left: `calc(${(lane / of) * 100}% + 3px)`,
              width: `calc(${100 / of}% - 6px)`,
            }}
          />
        );
      })}
      {isToday && <NowLine />}
    </div>
  );
}

/** Line at the current time. */
function NowLine() {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return <span className={classes['now']} style={{ top: (minutesOf(formatTime(now.toISOString())) / 60) * HOUR }} aria-hidden />;
}
