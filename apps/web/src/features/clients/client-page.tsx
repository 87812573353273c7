import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { getRouteApi, Navigate, Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useMe } from '../../lib/me';
import { rememberVisit } from '../../lib/visits';
import { PageHeader } from '../../ui/page-header';
import { profileLink, SECTIONS } from './client-links';
import { type Client, fullName } from './client-names';
import { ClientNotFound, isMissing } from './client-not-found';
import { ClientActions } from './client-page-actions';
import { ClientHeading } from './client-page-heading';
import classes from './client-page.module.css';
import { ClientTabs } from './client-tabs';
import { ClientDuplicates } from './client-duplicates';
import { RecordArrows } from './record-arrows';

const route = getRouteApi('/_shell/clienti/$id');

/** The page of one client. */
export function ClientPage() {
  const { id } = route.useParams();
  const { data: client, error } = useSuspenseQuery(getClientOptions({ path: { id } }));
  // Deleted, or taken out of sight, while it was open or shown from memory.
  if (isMissing(error)) return <ClientNotFound status="client" />;
  // Links that were sent before it was known what would become of it.
  if (client.status === 'prospect') return <Navigate {...profileLink(client)} replace />;
  return (
    <ClientProfile key={client.id} client={client} actions={<ClientActions client={client} />}>
      <Outlet />
    </ClientProfile>
  );
}

interface ClientProfileProps {
  client: Client;
  actions: ReactNode;
  /** What stands between the heading and the rest. */
  banner?: ReactNode;
  /** The tab that is open. */
  children: ReactNode;
}

/** Who it is and what one does with them, above the tabs: of a client or a prospect. */
export function ClientProfile({ client, actions, banner, children }: ClientProfileProps) {
  const name = fullName(client);

  const me = useMe().id;
  useEffect(() => {
    const { id, displayName, initials, type, status } = client;
    rememberVisit(me, { id, displayName, initials, type, status });
  }, [client, me]);

  return (
    <>
      <PageHeader title={name} crumbs={[SECTIONS[client.status]]} headingInPage actions={<RecordArrows client={client} />} />
      <header className={classes['header']}>
        <ClientHeading client={client} />
        {actions}
      </header>
      {banner}
      <ClientDuplicates client={client} />
      <ClientTabs client={client} />
      {children}
    </>
  );
}
