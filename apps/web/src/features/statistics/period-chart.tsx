import type { ActionState, CrmStatistics, PeriodTotals } from '@sestante/api-client/types';
import { formatDay, formatInteger, formatMonth, formatShortDay, noonOf } from '../../lib/formats';
import { fillGaps } from './fill-gaps';
import { STATE_LABELS } from '../records/actions/action-labels';
import classes from './statistics.module.css';

const STATES: ActionState[] = ['done', 'cancelled', 'planned'];
const MAX_LABELS = 16;

interface PeriodChartProps {
  from: string;
  to: string;
  /** Periods with data, as the API returns them. */
  periods: PeriodTotals[];
  period: CrmStatistics['period'];
}

/** Bar chart of actions per period by state, with the same data as a table. */
export function PeriodChart({ from, to, periods: given, period }: PeriodChartProps) {
  const periods = fillGaps(given, from, to, period);
  const sum = (one: PeriodTotals) => one.planned + one.done + one.cancelled;
  const top = niceTop(Math.max(1, ...periods.map(sum)));
  const every = Math.ceil(periods.length / MAX_LABELS);
  return (
    <section className={classes['panel']} aria-labelledby="andamento">
      <header className="row wraps spread gap-m">
        <h2 id="andamento">Andamento</h2>
        <ul className={classes['legend']}>
          {STATES.map((state) => (
            <li key={state}>
              <span data-state={state} aria-hidden /> {STATE_LABELS[state]}
            </li>
          ))}
        </ul>
      </header>
      <figure className={classes['chart']} role="img" aria-label={`Azioni per ${STEP[period]}: i numeri sono nella tabella che segue`}>
        <div className={classes['scale']}>
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{formatInteger(value)}</span>
          ))}
        </div>
        <div className={classes['columns']}>
          {periods.map((one, index) => (
            <div key={one.from} className={classes['column']} title={inWords(one, period)}>
              <div className={classes['stack']}>
                {STATES.toReversed().map((state) => (
                  <span key={state} data-state={state} style={{ height: `${(one[state] / top) * 100}%` }} />
                ))}
              </div>
              <span className={classes['tick']}>{index % every === 0 ? tick(one.from, period) : ''}</span>
            </div>
          ))}
        </div>
      </figure>
      <details className={classes['details']}>
        <summary>Gli stessi numeri in tabella</summary>
        <table className={classes['table']}>
          <thead>
            <tr>
              <th scope="col">{period === 'month' ? 'Mese' : period === 'week' ? 'Settimana dal' : 'Giorno'}</th>
              {STATES.map((state) => (
                <th key={state} scope="col">
                  {STATE_LABELS[state]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map((one) => (
              <tr key={one.from}>
                <th scope="row">{nameOf(one.from, period)}</th>
                {STATES.map((state) => (
                  <td key={state}>{formatInteger(one[state])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

const STEP = { day: 'giorno', week: 'settimana', month: 'mese' };

function nameOf(day: string, period: CrmStatistics['period']): string {
  return period === 'month' ? formatMonth(noonOf(day).toISOString()) : formatDay(day);
}

/** Returns the axis label of a bar: "24/11", or "nov" for a month. */
function tick(day: string, period: CrmStatistics['period']): string {
  return period === 'month' ? formatMonth(noonOf(day).toISOString()).slice(0, 3).toLowerCase() : (formatShortDay(day).split(' ')[1] ?? '');
}

function inWords(one: PeriodTotals, period: CrmStatistics['period']): string {
  return `${nameOf(one.from, period)}: ${STATES.map((state) => `${formatInteger(one[state])} ${STATE_LABELS[state].toLowerCase()}`).join(', ')}`;
}

/** Returns the next round even number above a value, as the top of the axis. */
function niceTop(max: number): number {
  const power = 10 ** Math.floor(Math.log10(max));
  const step = [1, 2, 5, 10].find((one) => one * power >= max) ?? 10;
  return Math.max(2, step * power);
}
