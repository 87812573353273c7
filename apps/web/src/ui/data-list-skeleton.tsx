import classes from './data-list.module.css';

const WIDTHS = [62, 48, 72, 54, 60, 44, 68, 52, 58, 64, 46, 56];

/** The shape of the rows to come. */
export function DataListSkeleton({ rowHeight }: { rowHeight: number }) {
  return (
    <div role="status" aria-label="Caricamento">
      {WIDTHS.map((width) => (
        <div key={width} className={classes['ghost']} style={{ height: rowHeight }}>
          <span className={classes['ghost-avatar']} />
          <span className={classes['ghost-line']} style={{ width: `${width / 3}%` }} />
          <span className={classes['ghost-badge']} />
          <span className={classes['ghost-line']} style={{ width: `${width / 6}%` }} />
        </div>
      ))}
    </div>
  );
}
