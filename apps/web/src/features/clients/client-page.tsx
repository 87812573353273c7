import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useMe } from '../../lib/me';
import { rememberVisit } from '../../lib/visits';
import { PageHeader } from '../../ui/page-header';
import { ClientHistory } from './client-history';
import type { HistoryFilter } from './client-history-filters';
import { profileLink, SECTIONS } from './client-links';
import { type Client, fullName } from './client-names';
import { ClientNotFound, isMissing } from './client-not-found';
import { ClientActions } from './client-page-actions';
import { ClientFacts } from './client-page-facts';
import { ClientHeading } from './client-page-heading';
import { ClientNotes } from './client-page-notes';
import classes from './client-page.module.css';
import { ClientTwins } from './client-twins';
import { RecordArrows } from './record-arrows';

const route = getRouteApi('/_shell/clienti/$id');

/** The page of one client. */
export function ClientPage() {
  const { id } = route.useParams();
  const { storia } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: client, error } = useSuspenseQuery(getClientOptions({ path: { id } }));
  // Deleted, or taken out of sight, while it was open or shown from memory.
  if (isMissing(error)) return <ClientNotFound status="client" />;
  // Links that were sent before it was known what would become of it.
  if (client.status === 'prospect') return <Navigate {...profileLink(client)} replace />;
  return (
    <ClientProfile
      key={client.id}
      client={client}
      actions={<ClientActions client={client} />}
      show={storia}
      onShow={(next) => void navigate({ search: { storia: next }, replace: true, resetScroll: false })}
    />
  );
}

interface ClientProfileProps {
  client: Client;
  actions: ReactNode;
  /** What stands between the heading and the rest. */
  banner?: ReactNode;
  /** What of the history is shown; all of it when not said. */
  show: HistoryFilter | undefined;
  onShow: (show: HistoryFilter | undefined) => void;
}

/** Who it is at the left, what has happened in the middle: of a client or a prospect. */
export function ClientProfile({ client, actions, banner, show = 'tutto', onShow }: ClientProfileProps) {
  const name = fullName(client);

  const me = useMe().id;
  useEffect(() => {
    const { id, displayName, initials, type, status } = client;
    rememberVisit(me, { id, displayName, initials, type, status });
  }, [client, me]);

  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (id !== '') document.getElementById(id)?.scrollIntoView({ block: 'start' });
  }, []);

  return (
    <>
      <PageHeader title={name} crumbs={[SECTIONS[client.status]]} headingInPage actions={<RecordArrows client={client} />} />
      <header className={classes['header']}>
        <ClientHeading client={client} />
        {actions}
      </header>
      {banner}
      <ClientTwins client={client} />
      <div className={classes['columns']}>
        <div className={classes['facts']}>
          <ClientFacts client={client} notes={<ClientNotes client={client} />} />
        </div>
        <ClientHistory client={client} show={show} onShow={(next) => onShow(next === 'tutto' ? undefined : next)} />
      </div>
    </>
  );
}
