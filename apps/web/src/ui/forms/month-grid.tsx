import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { formatDayInWords, formatMonth, noonOf, shiftDay, todayInRome } from '../../lib/formats';
import { mondayOf, monthOf, shiftDayByMonth, shiftMonth, weeksOf } from '../../lib/month-days';
import classes from './month-grid.module.css';

interface MonthGridProps {
  /** Selected day, "YYYY-MM-DD", or null. */
  value: string | null;
  onPick: (day: string) => void;
  /** Highlights the whole week of the selected day. */
  wholeWeek?: boolean;
  /** Focuses the selected day on mount, for use in a popover. */
  autoFocus?: boolean;
}

const NAMES = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'];

/** Month calendar for picking a day. It is one tab stop: arrows move by day and week, Page Up and Page Down by month. */
export function MonthGrid({ value, onPick, wholeWeek = false, autoFocus = false }: MonthGridProps) {
  const today = todayInRome();
  const [shown, setShown] = useState(monthOf(value ?? today));
  const [active, setActive] = useState(value ?? today);
  const table = useRef<HTMLTableElement>(null);
  const follow = useRef(autoFocus);

  useEffect(() => {
    if (value === null) return;
    setActive(value);
    setShown(monthOf(value));
  }, [value]);
  useEffect(() => {
    if (!follow.current) return;
    follow.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${active}"]`)?.focus();
  });

  function page(by: number): void {
    const month = shiftMonth(shown, by);
    setShown(month);
    setActive(month === monthOf(value ?? today) ? (value ?? today) : `${month}-01`);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const moves: Record<string, string> = {
      ArrowLeft: shiftDay(active, -1),
      ArrowRight: shiftDay(active, 1),
      ArrowUp: shiftDay(active, -7),
      ArrowDown: shiftDay(active, 7),
      Home: mondayOf(active),
      End: shiftDay(mondayOf(active), 6),
      PageUp: shiftDayByMonth(active, -1),
      PageDown: shiftDayByMonth(active, 1),
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    follow.current = true;
    setActive(next);
    setShown(monthOf(next));
  }

  const week = wholeWeek && value !== null ? mondayOf(value) : null;
  return (
    <div className={classes['month']}>
      <div className={classes['head']}>
        <h2 className={classes['title']} aria-live="polite">
          {formatMonth(noonOf(`${shown}-01`).toISOString())}
        </h2>
        <ActionIcon size="sm" aria-label="Mese precedente" onClick={() => page(-1)}>
          <IconChevronLeft size={15} stroke={1.7} />
        </ActionIcon>
        <ActionIcon size="sm" aria-label="Mese successivo" onClick={() => page(1)}>
          <IconChevronRight size={15} stroke={1.7} />
        </ActionIcon>
      </div>
      <table ref={table} className={classes['table']} aria-label="Calendario" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {NAMES.map((name) => (
              <th key={name} scope="col" abbr={name}>
                {name.charAt(0).toUpperCase()}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(shown).map((days) => (
            <tr key={days[0]} data-week={days[0] === week || undefined}>
              {days.map((day) => (
                <td key={day}>
                  <button
                    type="button"
                    className={classes['day']}
                    data-day={day}
                    data-other={monthOf(day) !== shown || undefined}
                    data-today={day === today || undefined}
                    data-value={day === value || undefined}
                    tabIndex={day === active ? 0 : -1}
                    aria-label={formatDayInWords(day)}
                    aria-pressed={day === value}
                    aria-current={day === today ? 'date' : undefined}
                    onClick={() => onPick(day)}
                  >
                    {Number(day.slice(8))}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
