import type { StateTotals } from '@sestante/api-client/types';
import { type ReactNode, useId } from 'react';
import { formatInteger } from '../../lib/formats';
import { STATE_LABELS } from '../records/actions/action-labels';
import classes from './statistics.module.css';

interface Row extends StateTotals {
  id: string;
  name: string;
  icon?: ReactNode;
}

/** Table of totals with a bar for comparison in each row. */
export function TotalsTable({ title, rows }: { title: string; rows: Row[] }) {
  const id = useId();
  const max = Math.max(1, ...rows.map(({ planned, done, cancelled }) => planned + done + cancelled));
  return (
    <section className={classes['panel']} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">Nome</th>
            <th scope="col">{STATE_LABELS.done}</th>
            <th scope="col">{STATE_LABELS.cancelled}</th>
            <th scope="col">{STATE_LABELS.planned}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.icon} {row.name}
                <span className={classes['bars']} aria-hidden>
                  {(['done', 'cancelled', 'planned'] as const).map((state) => (
                    <span key={state} data-state={state} style={{ width: `${(row[state] / max) * 100}%` }} />
                  ))}
                </span>
              </th>
              <td>{formatInteger(row.done)}</td>
              <td>{formatInteger(row.cancelled)}</td>
              <td>{formatInteger(row.planned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
