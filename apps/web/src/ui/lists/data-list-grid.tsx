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
  /** True while the rows shown belong to the previous query and the new ones are loading. */
  stale: boolean;
  headTop: number | null;
}

/** Virtualized grid with a single tab stop; only rows near the viewport are in the DOM. */
export function DataListGrid<Row extends { id: string }>(props: DataListGridProps<Row>) {
  const { rows, query, columns, cards, rowHeight } = props;
  const router = useRouter();
  const historyKey = useRouterState({ select: (state) => state.location.state.__TSR_key });
  const body = useRef<HTMLDivElement>(null);
  const [bodyTop, setBodyTop] = useState(0);
  // Stored by id, so that rows inserted above or below never move the focus.
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
    // Keeps the focused row in the DOM while scrolling, since removing it would lose the focus.
    rangeExtractor: (range) => {
      if (printing) return rows.map((_, index) => index);
      const shown = defaultRangeExtractor(range);
      return shown.includes(activeIndex) ? shown : [...shown, activeIndex].sort((a, b) => a - b);
    },
  });

  // Runs after each render, because a banner or a second line of filters moves the rows down; an unchanged value causes
  // no render.
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

  /** Stores the row and the list, so that the record page can step to the previous and next record. */
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
  // Shows checkboxes on cards only after a row has been selected from its menu.
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

  // Moves the focus from a deleted row to the row that took its place.
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
          // A blur without a new target means the row was removed, so the grid still counts as focused.
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
                // Toggles a card on a tap anywhere on it in selection mode.
                if (!cards || !selecting || !isOnRow(event) || isOnControl(event)) return;
                event.preventDefault();
                event.stopPropagation();
                selection?.toggle(row);
              }}
              onClick={(event) => {
                if (isPlainRowClick(event)) open(row);
                else if (isLinkClick(event)) leaveFor(row);
              }}
              {...onHoverIntent(() => props.link && void router.preloadRoute(props.link(row)))}
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

/** True for a click on the row itself, not on one of its controls, in an open menu or at the end of a text selection. */
function isPlainRowClick(event: MouseEvent<HTMLElement>): boolean {
  return isOnRow(event) && !isLinkClick(event) && !isOnControl(event) && getSelection()?.toString() === '';
}

function isLinkClick(event: MouseEvent<HTMLElement>): boolean {
  return isOnRow(event) && event.target instanceof Element && event.target.closest('a') !== null;
}

function isOnControl({ target }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && target.closest('button, input, label') !== null;
}

/** Excludes events of menus opened from a row: they are rendered in a portal but bubble through React to the row. */
function isOnRow({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && currentTarget.contains(target);
}

/** Preloads a row's page once the pointer has rested on it for a moment. */
function onHoverIntent(preload: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    onPointerEnter: () => {
      timer = setTimeout(preload, 80);
    },
    onPointerLeave: () => clearTimeout(timer),
  };
}
