import { useMediaQuery } from '@mantine/hooks';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { formatInteger } from '../lib/formats';
import { DataListGrid } from './data-list-grid';
import { DataListSkeleton } from './data-list-skeleton';
import classes from './data-list.module.css';
import { isSelecting, type ListSelection } from './list-selection';
import { Kbd } from './kbd';
import { ErrorState } from './state-panel';
import { useDelayed } from './use-delayed';

export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid track: "140px", "minmax(0, 1fr)". */
  width: string;
  /** The key this column sorts by; without one its header is only a word. */
  sort?: { key: string; startDescending?: boolean };
  cell: (row: Row) => ReactNode;
}

/** "nome" ascending, "-nome" descending, null for the list's own order. */
export type SortOrder = string | null;

export interface DataListProps<Row extends { id: string }> {
  /** The list's name for screen readers. */
  label: string;
  /** Singular and plural for the count at the foot. */
  noun: [one: string, many: string];
  columns: readonly Column<Row>[];
  /** In pixels, where the reader has chosen another width than the column's own. */
  widths?: Readonly<Record<string, number>>;
  /** Lets columns be drawn wider and narrower by their edge. */
  onResize?: (id: string, width: number) => void;
  /** Lower rows, for who wants more of them. */
  dense?: boolean;
  query: UseInfiniteQueryResult<InfiniteData<{ data: Row[] }>, unknown>;
  /** How many there are in all; the count may arrive after the rows. */
  total: { count: number; capped: boolean } | null;
  sort?: { order: SortOrder; onChange: (order: SortOrder) => void };
  /** The page a row opens, where rows open one. */
  link?: (row: Row) => LinkProps;
  /** The row that is open beside the list. */
  currentId?: string | undefined;
  /** The row's name, for its menu and for screen readers. */
  rowLabel: (row: Row) => string;
  /** The same data on two lines, for narrow screens: nothing is left out silently. */
  card: (row: Row) => ReactNode;
  /** What stands at the end of each row. */
  rowActions?: (row: Row) => ReactNode;
  /** For more than a menu's button there: "132px". Then they are in sight at all times. */
  rowActionsWidth?: string;
  /** Keys that act on the focused row, besides those that move and open. */
  rowKeys?: Record<string, (row: Row) => void>;
  /** Lets rows be chosen for what is done to many at once. */
  selection?: ListSelection;
  /** Rows of two lines also where there is room for columns. */
  tall?: boolean;
  /** Search, tabs and filters; stays in sight above the rows. */
  toolbar?: ReactNode;
  /** Whether what is shown has been narrowed: decides which of the two empty states stands. */
  filtered: boolean;
  empty: ReactNode;
  filteredEmpty: ReactNode;
  errorTitle: string;
  /** Key hints at the foot, beside the common ones. */
  hints?: ReactNode;
}

const ONE_LINE = 40;
const DENSE = 32;
const TWO_LINES = 52;
const CARD = 68;

/** A list of records with server paging: every list of the product is this one. */
export function DataList<Row extends { id: string }>(props: DataListProps<Row>) {
  const { query, columns } = props;
  const cards = useMediaQuery('(max-width: 63.99em)', undefined, { getInitialValueInEffect: false });
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
        <p role="status" className={classes['count']}>
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

/** A record that moved between two pages while they were fetched would come twice. */
function uniqueRows<Row extends { id: string }>(pages: { data: Row[] }[]): Row[] {
  return [...new Map(pages.flatMap((page) => page.data).map((row) => [row.id, row])).values()];
}

/**
 * The toolbar's height varies with its filters; the head of the table sticks right under it, and the page's
 * scroll padding keeps focused rows out from beneath both.
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
