import { useEffect } from 'react';
import { ClientToDo } from '../crm-actions/client-to-do';
import { ClientHistory } from './client-history';
import type { HistoryFilter } from './client-history-filters';
import type { Client } from './client-names';
import { ClientFacts } from './client-page-facts';
import { ClientNotes } from './client-page-notes';
import classes from './client-page.module.css';

interface ClientOverviewProps {
  client: Client;
  /** What of the history is shown; all of it when not said. */
  show: HistoryFilter | undefined;
  onShow: (show: HistoryFilter | undefined) => void;
}

/** Who it is at the left; what is to be done and what has happened in the middle. */
export function ClientOverview({ client, show = 'tutto', onShow }: ClientOverviewProps) {
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (id !== '') document.getElementById(id)?.scrollIntoView({ block: 'start' });
  }, []);

  return (
    <div className={classes['columns']}>
      <div className={classes['facts']}>
        <ClientFacts client={client} notes={<ClientNotes client={client} />} />
      </div>
      <div className={classes['happened']}>
        <ClientToDo client={client} allLink={client.status === 'prospect' ? '/prospect/$id/crm' : '/clienti/$id/crm'} />
        <ClientHistory client={client} show={show} onShow={(next) => onShow(next === 'tutto' ? undefined : next)} />
      </div>
    </div>
  );
}
