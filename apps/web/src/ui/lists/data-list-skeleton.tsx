import classes from './data-list.module.css';

const WIDTHS = [62, 48, 72, 54, 60, 44, 68, 52, 58, 64, 46, 56];

/** Placeholder rows on the list's own column grid, shown during the first load. */
export function DataListSkeleton({ rowHeight, columns }: { rowHeight: number; columns: number }) {
  return (
    <div role="status" aria-label="Caricamento">
      {WIDTHS.map((width, row) => (
        <div key={width} className={classes['skeleton']} style={{ height: rowHeight }}>
          {Array.from({ length: columns }, (_, column) => (
            <span key={column} className={classes['skeleton-cell']}>
              {column === 0 && <span className={classes['skeleton-avatar']} />}
              <span className={classes['skeleton-line']} style={{ width: `${WIDTHS[(row + column * 5) % WIDTHS.length]}%` }} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
