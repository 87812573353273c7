import { useSuspenseQuery } from '@tanstack/react-query';
import { getClientOptions } from '@sestante/api-client/query';
import { Navigate, Outlet } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useMe } from '../../../lib/me';
import { rememberVisit } from '../../../lib/visits';
import { PageHeader } from '../../../ui/layout/page-header';
import { profileLink, SECTIONS } from '../client-links';
import { type Client, fullName } from '../client-names';
import { ClientNotFound, isMissing } from '../client-not-found';
import { ClientActions } from './client-page-actions';
import { ClientHeading } from './client-page-heading';
import classes from './client-page.module.css';
import { ClientTabs } from './client-tabs';
import { ClientDuplicates } from './client-duplicates';
import { RecordArrows } from './record-arrows';

export function ClientPage({ id }: { id: string }) {
  const { data: client, error } = useSuspenseQuery(getClientOptions({ path: { id } }));
  // The client may be deleted or become not visible while the page is open or shown from the cache.
  if (isMissing(error)) return <ClientNotFound status="client" />;
  // Redirects links that were created when the record had the other status.
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
  /** Content between the heading and the tabs. */
  banner?: ReactNode;
  /** Content of the open tab. */
  children: ReactNode;
}

/** Heading, actions and tabs of a client or a prospect. */
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
