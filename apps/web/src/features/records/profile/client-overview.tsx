import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useFeatureDetails } from '../../../lib/feature';
import type { Client } from '../client-names';
import { ClientHistory } from '../history/client-history';
import type { ShownHistory } from '../history/client-history-filters';
import { ClientFacts } from './client-page-facts';
import { ClientNotes } from './client-page-notes';
import classes from './client-page.module.css';

interface ClientOverviewProps {
  id: string;
  /** Filter of the history; undefined shows everything. */
  show: ShownHistory | undefined;
}

/** Facts on the left, next actions and history in the middle. The parent page has loaded the client. */
export function ClientOverview({ id, show = 'tutto' }: ClientOverviewProps) {
  const { data: client } = useSuspenseQuery(getClientOptions({ path: { id } }));
  const navigate = useNavigate();
  const onShow = (next: ShownHistory) =>
    void navigate({
      to: '.',
      search: (before: object) => ({ ...before, storia: next === 'tutto' ? undefined : next }),
      replace: true,
      resetScroll: false,
    });

  useEffect(() => {
    const place = window.location.hash.slice(1);
    if (place !== '') document.getElementById(place)?.scrollIntoView({ block: 'start' });
  }, []);

  return (
    <div className={classes['columns']}>
      <div className={classes['facts']}>
        <ClientFacts client={client} notes={<ClientNotes client={client} />} />
      </div>
      <div className={classes['happened']}>
        <Suspense>
          <Cards place="main" client={client} />
          <ClientHistory client={client} show={show} onShow={onShow} />
        </Suspense>
      </div>
      <aside className={classes['beside']} aria-label="In evidenza">
        <Suspense>
          <Cards place="aside" client={client} />
        </Suspense>
      </aside>
    </div>
  );
}

function Cards({ place, client }: { place: 'main' | 'aside'; client: Client }) {
  const cards = useFeatureDetails().flatMap((details) => details.cards ?? []);
  return cards.map(({ Card, place: its }, index) => its === place && <Card key={index} client={client} />);
}
