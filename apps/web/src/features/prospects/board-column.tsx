import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { StageCount } from '@sestante/api-client/types';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { useMe, usePermission } from '../../lib/me';
import { problemText } from '../../lib/problems';
import { useDelayed } from '../../ui/feedback/use-delayed';
import type { Client } from '../records/client-names';
import { countText } from '../records/counts';
import { BoardCard } from './board-card';
import classes from './board.module.css';
import { useCardDrop } from './card-drag';
import { columnQuery } from './prospect-queries';
import { howMany, worthText } from './stage-sums';
import type { ProspectsSearch } from './prospects-search';
import type { ProspectActions } from './use-prospect-actions';

const CARD = 112;

export interface FocusRequest {
  stageId: string;
  id: string;
}

interface BoardColumnProps {
  head: StageCount;
  search: ProspectsSearch;
  /** Card of this column that is the Tab stop; null when it is in another column. */
  activeId: string | null;
  /** Whether the first card is the Tab stop, because none has been focused yet. */
  first: boolean;
  focus: FocusRequest | null;
  actions: ProspectActions;
  onActive: (stageId: string, id: string) => void;
  onOpen: (id: string) => void;
  /** Reports the loaded cards in their order. */
  onCards: (stageId: string, cards: Client[]) => void;
  /** Called when the active card has left; `next` has taken its place. */
  onRemoved: (stageId: string, next: string | undefined) => void;
  scroll: { start: number; remember: (stageId: string, offset: number) => void };
}

/** One stage: its header, and a virtualized list of its cards. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { head, search, activeId, focus, actions, onActive, onCards, onRemoved } = props;
  const { stage } = head;
  const me = useMe();
  const mayCreate = usePermission('prospects:write');
  const titleId = useId();
  const column = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const query = useInfiniteQuery(columnQuery(search, me.id, stage.id));
  const cards = useMemo(() => uniqueCards(query.data?.pages ?? []), [query.data]);
  const activeIndex = cards.findIndex(({ id }) => id === activeId);
  const waiting = useDelayed(query.isPending);
  const stale = useDelayed(query.isPlaceholderData);

  const over = useCardDrop(column, {
    accepts: ({ pipelineStage }) => pipelineStage?.id !== stage.id,
    onDrop: (prospect) => actions.move(prospect, stage),
  });

  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => list.current,
    estimateSize: () => CARD,
    getItemKey: (index) => cards[index]?.id ?? index,
    initialOffset: props.scroll.start,
    overscan: 5,
    // Keeps the active card (focused or under the pointer) mounted while scrolling.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return activeIndex < 0 || shown.includes(activeIndex) ? shown : [...shown, activeIndex].sort((a, b) => a - b);
    },
  });

  useEffect(() => onCards(stage.id, cards), [onCards, stage.id, cards]);

  const lastShown = virtualizer.range?.endIndex ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData, fetchNextPage } = query;
  useEffect(() => {
    const near = lastShown >= cards.length - 10;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !isPlaceholderData) void fetchNextPage();
  }, [lastShown, cards.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData, fetchNextPage]);

  // Handled after the render that mounts the card.
  const done = useRef<FocusRequest | null>(null);
  useEffect(() => {
    if (focus === null || focus === done.current || focus.stageId !== stage.id) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-card-id="${CSS.escape(focus.id)}"] [data-card-link]`);
    if (!link) return;
    done.current = focus;
    link.focus({ preventScroll: true });
    link.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // When the focused card leaves, the focus moves to the one in its place.
  const seen = useRef({ id: '', index: 0 });
  useEffect(() => {
    if (activeId === null) return;
    if (activeIndex >= 0) seen.current = { id: activeId, index: activeIndex };
    else if (seen.current.id === activeId) onRemoved(stage.id, (cards[seen.current.index] ?? cards.at(-1))?.id);
  }, [activeId, activeIndex, cards, onRemoved, stage.id]);

  const onCardActive = useCallback((id: string) => onActive(stage.id, id), [onActive, stage.id]);
  const stop = props.first ? cards[0]?.id : activeId;
  return (
    <section
      ref={column}
      className={classes['column']}
      aria-labelledby={titleId}
      data-stage={stage.id}
      data-over={over || undefined}
      data-stale={stale || undefined}
    >
      <header className={classes['head']}>
        <h2 id={titleId}>
          {stage.name} <span className={classes['total']}>{countText(howMany(head))}</span>
        </h2>
        <span className="fixed size-s soft figures">{worthText(head)}</span>
      </header>
      <div
        ref={list}
        className={classes['cards']}
        onScroll={(event) => props.scroll.remember(stage.id, event.currentTarget.scrollTop)}
        aria-busy={query.isPending}
      >
        {waiting && <Ghosts />}
        <ul style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const prospect = cards[item.index];
            if (!prospect) return null;
            return (
              <li
                key={prospect.id}
                data-card-id={prospect.id}
                aria-setsize={head.totalCapped ? -1 : head.total}
                aria-posinset={item.index + 1}
                className={classes['place']}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <BoardCard
                  prospect={prospect}
                  active={prospect.id === stop}
                  actions={actions}
                  onActive={onCardActive}
                  onOpen={props.onOpen}
                />
              </li>
            );
          })}
        </ul>
        {(query.isError || query.isFetchNextPageError) && (
          <div className={classes['failed']} role="alert">
            {problemText(query.error).message}
            <Button size="xs" variant="default" onClick={() => void (cards.length > 0 ? query.fetchNextPage() : query.refetch())}>
              Riprova
            </Button>
          </div>
        )}
        {mayCreate && !query.isPending && !hasNextPage && (
          <Link to="/prospect/nuovo" search={{ fase: stage.id }} className={classes['add']} aria-label={`Aggiungi in ${stage.name}`}>
            <IconPlus size={15} stroke={1.7} aria-hidden /> Aggiungi
          </Link>
        )}
      </div>
      {over && <div className={classes['drop']}>Rilascia qui</div>}
    </section>
  );
});

function Ghosts() {
  return (
    <div role="status" aria-label="Caricamento">
      {[0, 1, 2].map((index) => (
        <div key={index} className={classes['skeleton']} />
      ))}
    </div>
  );
}

/** Removes duplicates: a prospect that moved between two page requests is returned twice. */
function uniqueCards(pages: { data: Client[] }[]): Client[] {
  return [...new Map(pages.flatMap((page) => page.data).map((row) => [row.id, row])).values()];
}
