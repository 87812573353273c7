import { IconMailOff } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OutboxMessageDto } from '@sestante/api-client/types';
import { formatInstant, formatRelative } from '../../lib/formats';
import { type Column, DataList } from '../../ui/lists/data-list';
import { SectionHeading } from '../../ui/layout/section-heading';
import { EmptyState } from '../../ui/feedback/state-panel';
import { MailStateBadge } from './mail-state';
import { outboxListQuery } from './outbox-queries';

const columns: readonly Column<OutboxMessageDto>[] = [
  {
    id: 'oggetto',
    header: 'Oggetto',
    width: 'minmax(0, 1.5fr)',
    cell: ({ id, subject }) => (
      <Link tabIndex={-1} to="/impostazioni/posta/$id" params={{ id }} className="record-link">
        {subject}
      </Link>
    ),
  },
  {
    id: 'destinatario',
    header: 'Destinatario',
    width: 'minmax(0, 1fr)',
    cell: ({ recipient }) => <span className="truncate shrinks soft">{recipient}</span>,
  },
  { id: 'stato', header: 'Stato', width: '130px', cell: ({ state }) => <MailStateBadge state={state} /> },
  { id: 'tentativi', header: 'Tentativi', width: '90px', cell: ({ tries }) => tries },
  {
    id: 'quando',
    header: 'Quando',
    width: '120px',
    cell: ({ createdAt }) => (
      <time dateTime={createdAt} title={formatInstant(createdAt)}>
        {formatRelative(createdAt)}
      </time>
    ),
  },
];

/** E-mails that the product has sent for the agency, or stored where no mail server is configured. */
export function OutboxPage() {
  const list = useInfiniteQuery(outboxListQuery);
  return (
    <>
      <SectionHeading title="Posta in uscita" hint="I messaggi che Sestante manda per l’agenzia, e che fine hanno fatto." />
      <DataList
        label="Posta in uscita"
        noun={['messaggio', 'messaggi']}
        columns={columns}
        query={list}
        total={null}
        link={({ id }) => ({ to: '/impostazioni/posta/$id', params: { id } })}
        rowLabel={({ subject }) => subject}
        card={(message) => (
          <span className="card-lines">
            <span className="row shrinks spread gap-m">
              <Link tabIndex={-1} to="/impostazioni/posta/$id" params={{ id: message.id }} className="record-link">
                {message.subject}
              </Link>
              <MailStateBadge state={message.state} />
            </span>
            <span className="truncate shrinks soft">
              {message.recipient} · {formatRelative(message.createdAt)} · tentativi: {message.tries}
            </span>
          </span>
        )}
        filtered={false}
        empty={
          <EmptyState icon={IconMailOff} title="Nessun messaggio, per ora">
            Inviti e cambi di password arrivano per posta: qui vedi quando partono e a chi.
          </EmptyState>
        }
        filteredEmpty={null}
        errorTitle="Non riusciamo a caricare la posta"
      />
    </>
  );
}
