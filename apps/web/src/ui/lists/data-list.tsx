import { useMediaQuery } from '@mantine/hooks';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatInteger } from '../../lib/formats';
import { DataListGrid } from './data-list-grid';
import { DataListSkeleton } from './data-list-skeleton';
import classes from './data-list.module.css';
import { isSelecting, type ListSelection } from './list-selection';
import { Kbd } from '../layout/kbd';
import { ErrorState } from '../feedback/state-panel';
import { useDelayed } from '../feedback/use-delayed';
import { TABLET } from '../breakpoints';

export interface Column<Row> {
  id: string;
  header: string;
  /** CSS grid track, for example "140px" or "minmax(0, 1fr)". */
  width: string;
  /** Sort key of the column; without one its header is plain text. */
  sort?: { key: string; startDescending?: boolean };
  cell: (row: Row) => ReactNode;
}

/** Sort order: "nome" ascending, "-nome" descending, null for the list's default order. */
export type SortOrder = string | null;

export interface DataListProps<Row extends { id: string }> {
  /** Accessible name of the list. */
  label: string;
  /** Singular and plural, for the count in the footer. */
  noun: [one: string, many: string];
  columns: readonly Column<Row>[];
  /** Column widths in pixels that the user has set, by column id. */
  widths?: Readonly<Record<string, number>>;
  /** Enables resizing of columns by their edge. */
  onResize?: (id: string, width: number) => void;
  /** Reduces the row height. */
  dense?: boolean;
  query: UseInfiniteQueryResult<InfiniteData<{ data: Row[] }>, unknown>;
  /** Total number of records; may arrive after the rows. */
  total: { count: number; capped: boolean } | null;
  sort?: { order: SortOrder; onChange: (order: SortOrder) => void };
  /** Page that a row opens; absent when rows open none. */
  link?: (row: Row) => LinkProps;
  /** Id of the row whose record is open next to the list. */
  currentId?: string | undefined;
  /** Accessible name of a row and of its menu. */
  rowLabel: (row: Row) => string;
  /** Row content on two lines for narrow screens; must contain all the data of the columns. */
  card: (row: Row) => ReactNode;
  /** Controls at the end of each row. */
  rowActions?: (row: Row) => ReactNode;
  /** CSS width for actions that need more room than a menu button, for example "132px"; they are then always visible. */
  rowActionsWidth?: string;
  /** Additional keys that act on the focused row. */
  rowKeys?: Record<string, (row: Row) => void>;
  /** Enables selecting rows for bulk actions. */
  selection?: ListSelection;
  /** Uses two-line rows even where columns would fit. */
  tall?: boolean;
  /** Search, tabs and filters; sticky above the rows. */
  toolbar?: ReactNode;
  /** Selects the empty state: `filteredEmpty` when a filter is set, `empty` otherwise. */
  filtered: boolean;
  empty: ReactNode;
  filteredEmpty: ReactNode;
  errorTitle: string;
  /** Additional key hints in the footer. */
  hints?: ReactNode;
}

const ONE_LINE = 40;
const DENSE = 32;
const TWO_LINES = 52;
const CARD = 68;

/** List of records with server-side paging; every list of the application uses it. */
export function DataList<Row extends { id: string }>(props: DataListProps<Row>) {
  const { query, columns } = props;
  const cards = useMediaQuery(TABLET, undefined, { getInitialValueInEffect: false });
  const rows = useMemo(() => uniqueRows(query.data?.pages ?? []), [query.data]);
  const showSkeleton = useDelayed(query.isPending);
  const stale = useDelayed(query.isPlaceholderData);
  const toolbar = useStickyToolbar();
  const rowHeight = cards ? CARD : props.tall ? TWO_LINES : props.dense ? DENSE : ONE_LINE;
  const selecting = props.selection && isSelecting(props.selection) ? props.selection : null;
  return (
    <section
      className={classes['list']}
      aria-label={props.label}
      style={{
        '--columns': cards ? 'minmax(0, 1fr)' : tracks(columns, props),
        '--printed-columns': `repeat(${cards ? 1 : columns.length}, minmax(0, 1fr))`,
      }}
    >
      <div ref={toolbar.ref} className={classes['toolbar']}>
        {props.toolbar}
      </div>
      {query.isError && rows.length === 0 ? (
        <ErrorState title={props.errorTitle} error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <div className={classes['waiting']} data-cards={cards || undefined} aria-busy="true">
          {showSkeleton && <DataListSkeleton rowHeight={rowHeight} columns={cards ? 1 : columns.length + (props.selection ? 1 : 0)} />}
        </div>
      ) : rows.length === 0 ? (
        props.filtered ? (
          props.filteredEmpty
        ) : (
          props.empty
        )
      ) : (
        <DataListGrid {...props} rows={rows} cards={cards} rowHeight={rowHeight} stale={stale} headTop={toolbar.bottom} />
      )}
      {selecting?.bar}
      <footer className={classes['footer']} hidden={selecting !== null}>
        <p role="status" className="size-m faint figures">
          {props.total && !query.isError && countText(props.total, props.noun)}
        </p>
        <p className={classes['hints']}>
          {rows.length > 0 && (
            <>
              <Kbd>J</Kbd>
              <Kbd>K</Kbd> scorri
              {props.link && (
                <>
                  {' '}
                  <Kbd>Invio</Kbd> apri
                </>
              )}
            </>
          )}{' '}
          {rows.length > 0 && props.hints} <Kbd>?</Kbd> tutte
        </p>
      </footer>
    </section>
  );
}

function countText({ count, capped }: { count: number; capped: boolean }, [one, many]: [string, string]): string {
  return capped ? `Oltre ${formatInteger(count)} ${many}` : `${formatInteger(count)} ${count === 1 ? one : many}`;
}

function tracks<Row extends { id: string }>(columns: readonly Column<Row>[], props: DataListProps<Row>): string {
  const own = columns.map(({ id, width }) => (props.widths?.[id] === undefined ? width : `${props.widths[id]}px`));
  const tracks = [...(props.selection ? ['36px'] : []), ...own, ...(props.rowActions ? [props.rowActionsWidth ?? '40px'] : [])];
  return tracks.join(' ');
}

/** Removes duplicates, since a record that moves between two pages while they load is returned twice. */
function uniqueRows<Row extends { id: string }>(pages: { data: Row[] }[]): Row[] {
  return [...new Map(pages.flatMap((page) => page.data).map((row) => [row.id, row])).values()];
}

/**
 * Measures the toolbar, whose height varies with its filters, so that the table header sticks right below it and the
 * page's scroll padding keeps focused rows from being covered.
 */
function useStickyToolbar() {
  const ref = useRef<HTMLDivElement>(null);
  const [bottom, setBottom] = useState<number | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const root = document.documentElement;
    const measure = () => {
      const style = getComputedStyle(element);
      const next = style.position === 'sticky' ? Number.parseFloat(style.top) + element.offsetHeight : null;
      setBottom(next);
      root.style.setProperty('--sticky-top', next === null ? 'var(--top-bar)' : `${next + 34}px`);
      root.style.setProperty('--sticky-bottom', next === null ? '0px' : '42px');
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener('resize', measure);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
      root.style.removeProperty('--sticky-top');
      root.style.removeProperty('--sticky-bottom');
    };
  }, []);
  return { ref, bottom };
}
