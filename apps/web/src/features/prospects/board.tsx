import type { ProspectCounts } from '@sestante/api-client/types';
import { IconUserCheck, IconUserX, type Icon } from '@tabler/icons-react';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { singleKeysOn } from '../../lib/shortcuts';
import { openedRowAt, rememberOpenedRow, rememberScroll, scrollAt } from '../../ui/lists/list-navigation';
import { editLink } from '../records/client-links';
import type { Client } from '../records/client-names';
import { type Count, countText } from '../records/counts';
import { BoardColumn, type FocusRequest } from './board-column';
import classes from './board.module.css';
import { useCardDrop } from './card-drag';
import { howMany } from './stage-sums';
import type { ProspectsSearch } from './prospects-search';
import type { ProspectActions } from './use-prospect-actions';

interface BoardProps {
  search: ProspectsSearch;
  counts: ProspectCounts;
  actions: ProspectActions;
  /** Card last moved by keyboard; the focus follows it. */
  moved: FocusRequest | null;
}

/** Pipeline board with one column per stage. The board is a single Tab stop; arrow keys move between cards and columns. */
export function Board({ search, counts, actions, moved }: BoardProps) {
  const router = useRouter();
  const historyKey = useRouterState({ select: (state) => state.location.state.__TSR_key });
  const [opened] = useState(() => openedRowAt(historyKey));
  const [active, setActive] = useState<FocusRequest | null>(null);
  const [focus, setFocus] = useState<FocusRequest | null>(null);
  const board = useRef<HTMLDivElement>(null);
  const cards = useRef(new Map<string, Client[]>());
  const hadFocus = useRef(false);
  const returned = useRef(opened === null);
  const firstStage = counts.data.find(({ total }) => total > 0)?.stage.id;

  const goTo = useCallback((request: FocusRequest) => {
    setActive(request);
    setFocus(request);
  }, []);

  useEffect(() => {
    if (moved !== null) goTo(moved);
  }, [moved, goTo]);

  const onCards = useCallback(
    (stageId: string, now: Client[]) => {
      cards.current.set(stageId, now);
      // Focuses the card to which Back returns, as soon as its column is loaded.
      if (returned.current || opened === null || !now.some(({ id }) => id === opened)) return;
      returned.current = true;
      goTo({ stageId, id: opened });
    },
    [opened, goTo],
  );
  const onActive = useCallback((stageId: string, id: string) => {
    returned.current = true;
    setActive((before) => (before?.id === id && before.stageId === stageId ? before : { stageId, id }));
  }, []);
  const onRemoved = useCallback(
    (stageId: string, next: string | undefined) => {
      if (next === undefined) setActive(null);
      else if (hadFocus.current && document.activeElement === document.body) goTo({ stageId, id: next });
      else setActive({ stageId, id: next });
    },
    [goTo],
  );
  const onOpen = useCallback((id: string) => rememberOpenedRow(historyKey, id), [historyKey]);
  const remember = useCallback((stageId: string, offset: number) => rememberScroll(`${historyKey ?? ''} ${stageId}`, offset), [historyKey]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (!(event.target instanceof HTMLElement) || !event.currentTarget.contains(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const item = event.target.closest<HTMLElement>('[data-card-id]');
    const stageId = item?.closest<HTMLElement>('[data-stage]')?.dataset['stage'];
    const column = stageId === undefined ? undefined : cards.current.get(stageId);
    const index = column?.findIndex(({ id }) => id === item?.dataset['cardId']) ?? -1;
    const prospect = column?.[index];
    if (!item || stageId === undefined || !column || !prospect) return;
    const within = (to: number) => {
      const next = column[Math.max(0, Math.min(column.length - 1, to))];
      if (next) goTo({ stageId, id: next.id });
    };
    const moves: Record<string, () => void> = {
      ArrowDown: () => within(index + 1),
      ArrowUp: () => within(index - 1),
      Home: () => within(0),
      End: () => within(column.length - 1),
      ArrowRight: () => sideways(item, 1),
      ArrowLeft: () => sideways(item, -1),
      Delete: () => actions.mayRemove(prospect) && actions.remove(prospect),
    };
    const letters: Record<string, () => void> = {
      j: () => within(index + 1),
      k: () => within(index - 1),
      m: () => actions.askWhere(prospect),
      e: () => actions.mayEdit && void router.navigate(editLink(prospect)),
      'shift+v': () => actions.convert(prospect),
    };
    const key = event.key.length > 1 ? event.key : `${event.shiftKey ? 'shift+' : ''}${event.key.toLowerCase()}`;
    const action = moves[key] ?? (singleKeysOn() ? letters[key] : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  }

  /** Moves to the card at the same height in the next column that has any. */
  function sideways(item: HTMLElement, by: 1 | -1): void {
    const columns = [...(board.current?.querySelectorAll<HTMLElement>('[data-stage]') ?? [])];
    const top = item.getBoundingClientRect().top;
    const from = columns.findIndex((column) => column.contains(item));
    for (let at = from + by; at >= 0 && at < columns.length; at += by) {
      const column = columns[at];
      const nearest = [...(column?.querySelectorAll<HTMLElement>('[data-card-id]') ?? [])]
        .map((card) => ({ card, far: Math.abs(card.getBoundingClientRect().top - top) }))
        .sort((a, b) => a.far - b.far)[0]?.card;
      const [stageId, id] = [column?.dataset['stage'], nearest?.dataset['cardId']];
      if (stageId !== undefined && id !== undefined) {
        goTo({ stageId, id });
        return;
      }
    }
  }

  return (
    <div
      ref={board}
      className={classes['board']}
      role="group"
      aria-label="Pipeline"
      onKeyDown={onKeyDown}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={(event) => {
        // A blur without a new target means that the focused card was removed.
        if (event.relatedTarget !== null) hadFocus.current = event.currentTarget.contains(event.relatedTarget);
      }}
    >
      {counts.data.map((head) => (
        <BoardColumn
          key={head.stage.id}
          head={head}
          search={search}
          activeId={active?.stageId === head.stage.id ? active.id : null}
          first={active === null && head.stage.id === firstStage}
          focus={focus?.stageId === head.stage.id ? focus : null}
          actions={actions}
          onActive={onActive}
          onOpen={onOpen}
          onCards={onCards}
          onRemoved={onRemoved}
          scroll={{ start: scrollAt(`${historyKey ?? ''} ${head.stage.id}`), remember }}
        />
      ))}
      <Rail
        icon={IconUserCheck}
        label="Convertiti"
        title="Diventati clienti negli ultimi 30 giorni"
        count={howMany(counts.converted)}
        onDrop={actions.convert}
      />
      <Rail
        icon={IconUserX}
        label="Persi"
        title="Vedi i prospect persi"
        count={howMany(counts.lost)}
        onDrop={actions.lose}
        wrap={(content) => (
          <Link to="/prospect" search={{ ...search, vista: 'elenco', fase: 'persi' }} className={classes['rail-link']}>
            {content}
          </Link>
        )}
      />
    </div>
  );
}

interface RailProps {
  icon: Icon;
  label: string;
  title: string;
  count: Count;
  onDrop: (prospect: Client) => void;
  wrap?: (content: ReactNode) => ReactNode;
}

/** Drop target for a final state of a prospect. */
function Rail({ icon: Glyph, label, title, count, onDrop, wrap = (content) => content }: RailProps) {
  const place = useRef<HTMLDivElement>(null);
  const over = useCardDrop(place, { accepts: () => true, onDrop });
  return (
    <div ref={place} className={classes['rail']} data-over={over || undefined} title={title}>
      {wrap(
        <>
          <Glyph size={17} stroke={1.7} aria-hidden />
          <b>{countText(count)}</b>
          <span className={classes['upright']}>{label}</span>
        </>,
      )}
    </div>
  );
}
