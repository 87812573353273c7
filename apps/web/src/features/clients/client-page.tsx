import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageHeader } from '../../ui/page-header';
import { ClientHistory } from './client-history';
import { type Client, fullName } from './client-names';
import { ClientNotFound, isMissing } from './client-not-found';
import { ClientActions } from './client-page-actions';
import { ClientFacts } from './client-page-facts';
import { ClientHeading } from './client-page-heading';
import { ClientNotes } from './client-page-notes';
import classes from './client-page.module.css';

const route = getRouteApi('/_shell/clienti/$id');

/** One client: who they are at the left, what has happened in the middle. */
export function ClientPage() {
  const { id } = route.useParams();
  const { data: client, error } = useSuspenseQuery(getClientOptions({ path: { id } }));
  // Deleted, or taken out of sight, while it was open or shown from memory.
  return isMissing(error) ? <ClientNotFound /> : <Profile key={client.id} client={client} />;
}

function Profile({ client }: { client: Client }) {
  const { storia = 'tutto' } = route.useSearch();
  const navigate = route.useNavigate();
  const name = fullName(client);

  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (id !== '') document.getElementById(id)?.scrollIntoView({ block: 'start' });
  }, []);

  return (
    <>
      <PageHeader title={name} crumbs={[{ label: 'Clienti', link: { to: '/clienti' } }]} headingInPage />
      <header className={classes['header']}>
        <ClientHeading client={client} />
        <ClientActions client={client} />
      </header>
      <div className={classes['columns']}>
        <div className={classes['facts']}>
          <ClientFacts client={client} notes={<ClientNotes client={client} />} />
        </div>
        <ClientHistory
          client={client}
          show={storia}
          onShow={(next) => void navigate({ search: { storia: next === 'tutto' ? undefined : next }, replace: true, resetScroll: false })}
        />
      </div>
    </>
  );
}
