import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from '../../ui/lists/record-cell.module.css';
import { panelLink } from './sheet-search';
import { nameOf, type SheetRow, type SheetTabDefinition } from './sheet-tab';

interface CellProps<Row extends SheetRow, Body extends object> {
  tab: SheetTabDefinition<Row, Body>;
  row: Row;
}

/** Name of the record as a link, with the tab's mark. */
export function NameCell<Row extends SheetRow, Body extends object>({ tab, row }: CellProps<Row, Body>) {
  return (
    <span className={classes['who']}>
      {/* Keeps elements inside a row out of the Tab order: → enters the row. */}
      <Link tabIndex={-1} {...panelLink({ apri: row.id })} className={classes['name']} title={nameOf(tab, row)}>
        {nameOf(tab, row)}
      </Link>
      {tab.mark?.(row)}
    </span>
  );
}

/** Row on a narrow screen: all columns on two lines. */
export function SheetCard<Row extends SheetRow, Body extends object>({ tab, row }: CellProps<Row, Body>) {
  return (
    <span className="row shrinks gap-l">
      <span className={classes['lines']}>
        <span className={classes['line']}>
          <NameCell tab={tab} row={row} />
        </span>
        <span className={classes['details']}>{tab.details(row).filter(Boolean).join(' · ')}</span>
      </span>
    </span>
  );
}

/** Text of a cell; a dash when it is empty. */
export function TextCell({ children, title }: { children: ReactNode; title?: string | undefined }) {
  if (children === null || children === undefined || children === '') {
    return (
      <span className={classes['missing']}>
        <span aria-hidden>—</span>
        <span className="spoken">mancante</span>
      </span>
    );
  }
  return (
    <span className={classes['plain']} title={title}>
      {children}
    </span>
  );
}
