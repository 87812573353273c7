import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '../../ui/feedback/state-panel';
import classes from './settings-table.module.css';

export interface SettingColumn<Row> {
  header: string;
  /** Use `name` for the row header, `number` for right-aligned tabular figures. */
  as?: 'name' | 'number';
  cell: (row: Row) => ReactNode;
}

interface SettingsTableProps<Row> {
  query: UseQueryResult<{ data: Row[] }, unknown>;
  errorTitle: string;
  columns: SettingColumn<Row>[];
  /** Renders the buttons of a row; `at` is its zero-based position. */
  buttons: (row: Row, at: number) => ReactNode;
  isInactive?: (row: Row) => boolean;
}

/** Plain table of settings rows, which are too few to need a virtualized list. */
export function SettingsTable<Row extends { id: string }>({ query, errorTitle, columns, buttons, isInactive }: SettingsTableProps<Row>) {
  if (query.isError && !query.data) return <ErrorState title={errorTitle} error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div className={classes['wrap']} aria-busy={query.isPending}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {columns.map(({ header, as }) => (
              <th key={header} scope="col" className={as === 'number' ? classes['number'] : undefined}>
                {header}
              </th>
            ))}
            <th scope="col" className={classes['number']}>
              Operazioni
            </th>
          </tr>
        </thead>
        <tbody>
          {(query.data?.data ?? []).map((row, at) => (
            <tr key={row.id} data-inactive={isInactive?.(row) || undefined}>
              {columns.map(({ header, as, cell }) => (
                <td key={header} className={as && classes[as]}>
                  {as === 'name' ? <span className={classes['named']}>{cell(row)}</span> : cell(row)}
                </td>
              ))}
              <td>
                <span className={classes['buttons']}>{buttons(row, at)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
