import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { singleKeysOn, useShortcuts } from '../../lib/shortcuts';

interface RowKeysOptions<Row extends { id: string }> {
  body: RefObject<HTMLElement | null>;
  rows: Row[];
  activeIndex: number;
  setActiveId: (id: string) => void;
  open: (row: Row) => void;
  /** Row to focus once it is rendered, when Back returns to the list. */
  returnTo: string | null;
  rowKeys?: Record<string, (row: Row) => void>;
  /** Present when rows can be selected: Space toggles a row, Shift and an arrow extend the selection. */
  select?: { toggle: (row: Row) => void; extendTo: (row: Row, from: Row) => void };
}

interface FocusRequest {
  id: string;
  scroll: boolean;
}

const PAGE = 12;

/**
 * Keyboard navigation of a list. J and K work anywhere on the page; the rest follows the ARIA grid pattern by rows: →
 * enters a row's links and buttons, ← and Esc leave them.
 */
export function useRowKeys<Row extends { id: string }>(options: RowKeysOptions<Row>) {
  const { body, rows, activeIndex, setActiveId } = options;
  const [request, setRequest] = useState<FocusRequest | null>(() =>
    options.returnTo === null ? null : { id: options.returnTo, scroll: false },
  );
  const done = useRef<FocusRequest | null>(null);

  // Runs after every render, because a virtual list may need several before the row is in the DOM.
  useEffect(() => {
    if (request === null || request === done.current) return;
    const row = body.current?.querySelector<HTMLElement>(`[data-row-id="${CSS.escape(request.id)}"]`);
    if (!row) return;
    done.current = request;
    row.focus({ preventScroll: true });
    // Skips scrolling on Back, when the router restores the scroll position.
    if (request.scroll) row.scrollIntoView({ block: 'nearest' });
  });

  function moveTo(index: number): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setActiveId(row.id);
    setRequest({ id: row.id, scroll: true });
  }

  function step(by: number): void {
    const inside = body.current?.contains(document.activeElement) ?? false;
    moveTo(inside ? activeIndex + by : activeIndex);
  }

  useShortcuts({ j: () => step(1), k: () => step(-1) });

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    // Ignores events of menus opened from a row: they are rendered in a portal but bubble through React to the row.
    if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rowElement = event.target.closest<HTMLElement>('[role="row"]');
    const row = rows[activeIndex];
    if (!rowElement || !row) return;
    const onRow = event.target === rowElement;
    const { select } = options;
    const extend = (by: number) => {
      const next = rows[activeIndex + by];
      moveTo(activeIndex + by);
      if (event.shiftKey && next) select?.extendTo(next, row);
    };
    const moves: Record<string, () => void> = {
      ArrowDown: () => extend(1),
      ArrowUp: () => extend(-1),
      PageDown: () => moveTo(activeIndex + PAGE),
      PageUp: () => moveTo(activeIndex - PAGE),
      Home: () => moveTo(0),
      End: () => moveTo(rows.length - 1),
      ArrowRight: () => controls(rowElement)[controls(rowElement).indexOf(event.target as HTMLElement) + 1]?.focus(),
      ArrowLeft: () => (controls(rowElement)[controls(rowElement).indexOf(event.target as HTMLElement) - 1] ?? rowElement).focus(),
      ...(onRow && select ? { ' ': () => select.toggle(row) } : {}),
      ...(onRow ? { Enter: () => options.open(row) } : { Escape: () => rowElement.focus() }),
    };
    const letter = event.shiftKey && /^[a-z]$/i.test(event.key) ? `shift+${event.key.toLowerCase()}` : event.key.toLowerCase();
    const key = event.key.length === 1 ? letter : event.key;
    const own = onRow && (event.key.length > 1 || singleKeysOn()) ? options.rowKeys?.[key] : undefined;
    const action = own ? () => own(row) : moves[key];
    if (!action) return;
    event.preventDefault();
    action();
  }

  return { onKeyDown, moveTo };
}

function controls(row: HTMLElement): HTMLElement[] {
  return [...row.querySelectorAll<HTMLElement>('a[href], button:not([disabled])')];
}
