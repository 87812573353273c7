import { Button } from '@mantine/core';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DataListProps } from './data-list';
import { DataListHead } from './data-list-head';
import classes from './data-list.module.css';
import { openedRowAt, setListNavigation, rememberOpenedRow, type ListNavigation } from './list-navigation';
import { isSelecting } from './list-selection';
import { SelectBox } from './select-box';
import { usePrinting } from './use-printing';
import { useRowKeys } from './use-row-keys';
import { useRowSelection } from './use-row-selection';

interface DataListGridProps<Row extends { id: string }> extends DataListProps<Row> {
  rows: Row[];
  cards: boolean;
  rowHeight: number;
  /** What is shown answers the previous question; the answer to this one is on its way. */
  stale: boolean;
  headTop: number | null;
}

/** The rows themselves: a grid with one tab stop, of which only what is in sight is in the page. */
export function DataListGrid<Row extends { id: string }>(props: DataListGridProps<Row>) {
  const { rows, query, columns, cards, rowHeight } = props;
  const router = useRouter();
  const historyKey = useRouterState({ select: (state) => state.location.state.__TSR_key });
  const body = useRef<HTMLDivElement>(null);
  const [bodyTop, setBodyTop] = useState(0);
  // Kept by id, so that rows arriving above or below never move the focus.
  const [activeId, setActiveId] = useState<string | null>(() => openedRowAt(historyKey));
  const activeIndex = Math.max(
    0,
    rows.findIndex((row) => row.id === activeId),
  );
  const lastIndex = useRef(0);
  const hadFocus = useRef(false);
  const printing = usePrinting();
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 12,
    scrollMargin: bodyTop,
    // The focused row stays in the page wherever one scrolls, or the focus would be lost with it.
    rangeExtractor: (range) => {
      if (printing) return rows.map((_, index) => index);
      const shown = defaultRangeExtractor(range);
      return shown.includes(activeIndex) ? shown : [...shown, activeIndex].sort((a, b) => a - b);
    },
  });

  // Anything above may change the rows' place in the page: a banner, one more line of filters. Unchanged, it stops here.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  useLayoutEffect(() => {
    const top = (body.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    if (Math.abs(top - bodyTop) > 1) setBodyTop(top);
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const lastShown = virtualizer.range?.endIndex ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData, fetchNextPage } = query;
  useEffect(() => {
    const near = lastShown >= rows.length - 20;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !isPlaceholderData) void fetchNextPage();
  }, [lastShown, rows.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData, fetchNextPage]);

  /** What is opened from here can be walked through from there. */
  function leaveFor(row: Row): void {
    rememberOpenedRow(historyKey, row.id);
    setListNavigation(
      navigationFrom(
        rows.map(({ id }) => id),
        hasNextPage,
      ),
    );
  }

  function navigationFrom(ids: string[], goesOn: boolean): ListNavigation {
    const more = async () => {
      const { data, hasNextPage: further } = await fetchNextPage();
      return navigationFrom([...new Set((data?.pages ?? []).flatMap((page) => page.data.map(({ id }) => id)))], further);
    };
    return { historyKey, ids, total: props.total, more: goesOn ? more : null };
  }

  function open(row: Row): void {
    if (!props.link) return;
    leaveFor(row);
    void router.navigate(props.link(row));
  }

  const selection = useRowSelection(rows, props.selection);
  const selecting = props.selection !== undefined && isSelecting(props.selection);
  // On cards the boxes wait until something has been chosen from a row's menu.
  const boxes = selection !== null && (!cards || selecting);

  const keys = useRowKeys({
    body,
    rows,
    activeIndex,
    setActiveId,
    open,
    returnTo: activeId,
    ...(selection && { select: selection }),
    ...(props.rowKeys && { rowKeys: props.rowKeys }),
  });

  // A row that was deleted under the focus leaves it to the one that took its place.
  useEffect(() => {
    const gone = activeId !== null && !rows.some((row) => row.id === activeId);
    if (!gone) lastIndex.current = activeIndex;
    else if (hadFocus.current && document.activeElement === document.body) keys.moveTo(lastIndex.current);
  });

  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={props.total && !props.total.capped ? props.total.count + 1 : -1}
      aria-busy={props.stale}
      aria-multiselectable={selection !== null || undefined}
      className={classes['grid']}
      data-stale={props.stale || undefined}
      data-cards={cards || undefined}
      data-boxes={boxes || undefined}
    >
      <DataListHead
        columns={columns}
        withActions={props.rowActions !== undefined}
        actionsInSight={props.rowActionsWidth !== undefined}
        top={props.headTop}
        selection={boxes ? selection : null}
        {...(props.sort && { sort: props.sort })}
        {...(props.onResize && { onResize: props.onResize })}
      />
      <div
        ref={body}
        role="rowgroup"
        className={classes['body']}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={keys.onKeyDown}
        onFocus={() => {
          hadFocus.current = true;
        }}
        onBlur={(event) => {
          // Leaving for nowhere is what a removed row does.
          if (event.relatedTarget !== null) hadFocus.current = event.currentTarget.contains(event.relatedTarget);
        }}
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={item.index + 2}
              data-row-id={row.id}
              tabIndex={item.index === activeIndex ? 0 : -1}
              aria-selected={selection?.has(row)}
              aria-current={row.id === props.currentId || undefined}
              className={classes['row']}
              style={{ height: item.size, transform: `translateY(${item.start - bodyTop}px)` }}
              onFocus={() => setActiveId(row.id)}
              onClickCapture={(event) => {
                // Once something is chosen on a phone, a tap anywhere on a card chooses it too.
                if (!cards || !selecting || !isOnRow(event) || isOnControl(event)) return;
                event.preventDefault();
                event.stopPropagation();
                selection?.toggle(row);
              }}
              onClick={(event) => {
                if (isPlainRowClick(event)) open(row);
                else if (isLinkClick(event)) leaveFor(row);
              }}
              {...whenRestedOn(() => props.link && void router.preloadRoute(props.link(row)))}
            >
              {boxes && (
                <div role="gridcell" className={classes['box']}>
                  <SelectBox
                    label={`Seleziona ${props.rowLabel(row)}`}
                    checked={selection.has(row)}
                    onToggle={(range) => (range ? selection.extendTo(row) : selection.toggle(row))}
                  />
                </div>
              )}
              {cards ? (
                <div role="gridcell" className={classes['card']}>
                  {props.card(row)}
                </div>
              ) : (
                columns.map((column) => (
                  <div key={column.id} role="gridcell" className={classes['cell']}>
                    {column.cell(row)}
                  </div>
                ))
              )}
              {props.rowActions && (
                <div role="gridcell" className={classes['actions']} data-in-sight={props.rowActionsWidth !== undefined || undefined}>
                  {props.rowActions(row)}
                </div>
              )}
            </div>
          );
        })}
      </div>
      {query.isFetchNextPageError && (
        <div className={classes['more']} role="alert">
          Non riusciamo a caricare il resto dell’elenco.
          <Button size="xs" variant="default" onClick={() => void query.fetchNextPage()}>
            Riprova
          </Button>
        </div>
      )}
    </div>
  );
}

/** A click on the row that is not on something of its own, not the end of a text selection, not in an open menu. */
function isPlainRowClick(event: MouseEvent<HTMLElement>): boolean {
  return isOnRow(event) && !isLinkClick(event) && !isOnControl(event) && getSelection()?.toString() === '';
}

function isLinkClick(event: MouseEvent<HTMLElement>): boolean {
  return isOnRow(event) && event.target instanceof Element && event.target.closest('a') !== null;
}

function isOnControl({ target }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && target.closest('button, input, label') !== null;
}

/** Menus opened from a row are elsewhere in the page, but their events come through here. */
function isOnRow({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && currentTarget.contains(target);
}

/** Resting on a row for a moment is reason enough to fetch it. */
function whenRestedOn(preload: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    onPointerEnter: () => {
      timer = setTimeout(preload, 80);
    },
    onPointerLeave: () => clearTimeout(timer),
  };
}
