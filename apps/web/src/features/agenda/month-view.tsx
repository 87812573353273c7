import type { CrmActionDto } from '@sestante/api-client/types';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { formatDayInWords, todayInRome } from '../../lib/formats';
import { monthOf, weeksOf } from '../../lib/month-days';
import { useActionMutations } from '../records/actions/use-action-mutations';
import { AgendaEvent } from './agenda-event';
import classes from './agenda.module.css';
import { useEventDrop } from './event-drag';

const MAX_ITEMS = 4;
const NAMES = ['lun', 'mar', 'mer', 'gio', 'ven', 'sab', 'dom'];

interface MonthViewProps {
  day: string;
  actions: CrmActionDto[];
  withOperator: boolean;
  operators: string[] | undefined;
}

/** Month view by weeks; shows the first events of each day and links to the day view. */
export function MonthView({ day, actions, withOperator, operators }: MonthViewProps) {
  const month = monthOf(day);
  return (
    <div className={classes['month']}>
      {NAMES.map((name) => (
        <span key={name} className={classes['month-name']} aria-hidden>
          {name}
        </span>
      ))}
      {weeksOf(month)
        .flat()
        .map((one) => (
          <MonthDay
            key={one}
            day={one}
            other={monthOf(one) !== month}
            actions={actions.filter(({ plannedOn }) => plannedOn === one)}
            withOperator={withOperator}
            operators={operators}
          />
        ))}
    </div>
  );
}

function MonthDay({ day, other, actions, withOperator, operators }: MonthViewProps & { other: boolean }) {
  const place = useRef<HTMLElement>(null);
  const { reschedule } = useActionMutations();
  const over = useEventDrop(place, (action) => {
    if (action.plannedOn !== day) reschedule(action, day, action.plannedTime);
  });
  const rest = actions.length - MAX_ITEMS;
  const isToday = day === todayInRome();
  const link = { to: '/agenda/$vista/$giorno', params: { vista: 'giorno', giorno: day }, search: { op: operators } } as const;
  return (
    <section
      ref={place}
      className={classes['month-day']}
      data-other={other || undefined}
      data-over={over || undefined}
      aria-label={formatDayInWords(day)}
    >
      <Link {...link} className={classes['month-number']} data-today={isToday || undefined} aria-label={formatDayInWords(day)}>
        {Number(day.slice(8))}
      </Link>
      {actions.slice(0, rest === 1 ? MAX_ITEMS + 1 : MAX_ITEMS).map((action) => (
        <AgendaEvent key={action.id} action={action} shape="line" withOperator={withOperator} />
      ))}
      {rest > 1 && (
        <Link {...link} className={classes['more']}>
          altre {rest}
        </Link>
      )}
    </section>
  );
}
