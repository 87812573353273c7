import { Button } from '@mantine/core';
import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { TimelineEntryDto, TimelineKind, TimelinePage } from '@sestante/api-client/types';
import { useEffect, useRef } from 'react';
import { useFeatureDetails } from '../../../lib/feature';
import { formatMonth } from '../../../lib/formats';
import { ErrorState } from '../../../ui/feedback/state-panel';
import { useDelayed } from '../../../ui/feedback/use-delayed';
import { HistoryEntry } from './client-history-entry';
import { HISTORY_FILTERS, HISTORY_LABELS, type ShownHistory } from './client-history-filters';
import classes from './client-history.module.css';
import type { Client } from '../client-names';
import { historyQuery } from './history-query';

interface ClientHistoryProps {
  client: Client;
  show: ShownHistory;
  onShow: (show: ShownHistory) => void;
}

/** Timeline of the client, newest first and grouped by month. */
export function ClientHistory({ client, show, onShow }: ClientHistoryProps) {
  const kinds = useKinds(show);
  const history = useInfiniteQuery(historyQuery(client.id, kinds));
  const showSkeleton = useDelayed(history.isPending);
  const months = byMonth(history.data);
  return (
    <section id="storia" className={classes['history']} aria-labelledby="storia-title">
      <h2 id="storia-title" className="spoken">
        Storia
      </h2>
      <div role="group" aria-label="Che cosa mostrare" className={classes['filters']}>
        {HISTORY_FILTERS.map((filter) => (
          <button key={filter} type="button" className={classes['filter']} aria-pressed={filter === show} onClick={() => onShow(filter)}>
            {HISTORY_LABELS[filter]}
          </button>
        ))}
      </div>
      {history.isError && !history.data ? (
        <ErrorState title="Non riusciamo a caricare la storia" error={history.error} onRetry={() => void history.refetch()} />
      ) : history.isPending ? (
        <div aria-busy="true">{showSkeleton && <Skeleton />}</div>
      ) : months.length === 0 ? (
        <p className={classes['nothing']}>Niente da mostrare con questo filtro.</p>
      ) : (
        months.map(({ month, entries }) => (
          <section key={month} aria-label={month}>
            <h3 className={classes['month']}>{month}</h3>
            <ol className={classes['entries']}>
              {entries.map((entry) => (
                <HistoryEntry key={entry.id} entry={entry} type={client.type} />
              ))}
            </ol>
          </section>
        ))
      )}
      {history.hasNextPage && <More loading={history.isFetchingNextPage} onMore={() => void history.fetchNextPage()} />}
    </section>
  );
}

/** Kinds of entries that a filter shows; undefined for all. */
function useKinds(show: ShownHistory): TimelineKind[] | undefined {
  const texts = useFeatureDetails().flatMap(({ timeline }) => Object.entries(timeline?.texts ?? {}));
  return show === 'tutto' ? undefined : texts.flatMap(([kind, { filter }]) => (filter === show ? [kind as TimelineKind] : []));
}

/** Loads the next page when it scrolls into view, and by a button for users who do not scroll. */
function More({ loading, onMore }: { loading: boolean; onMore: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(onMore);
  useEffect(() => {
    latest.current = loading ? () => undefined : onMore;
  });
  useEffect(() => {
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && latest.current(), { rootMargin: '200px' });
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} className={classes['more']}>
      <Button variant="default" size="xs" loading={loading} onClick={onMore}>
        Mostra altri
      </Button>
    </div>
  );
}

function Skeleton() {
  return (
    <ol className={classes['entries']} aria-hidden>
      {[72, 54, 63, 48].map((width) => (
        <li key={width} className={classes['entry']}>
          <span className={classes['icon']} />
          <span className={classes['skeleton']} style={{ '--width': `${width}%` }} />
        </li>
      ))}
    </ol>
  );
}

function byMonth(data: InfiniteData<TimelinePage> | undefined): { month: string; entries: TimelineEntryDto[] }[] {
  const months = new Map<string, TimelineEntryDto[]>();
  for (const entry of data?.pages.flatMap((page) => page.data) ?? []) {
    const month = formatMonth(entry.at);
    months.set(month, [...(months.get(month) ?? []), entry]);
  }
  return [...months].map(([month, entries]) => ({ month, entries }));
}
