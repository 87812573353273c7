import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { listClientsOptions } from '@sestante/api-client/query';
import { formatInstant, formatInteger, formatLongDay, formatMoney, formatRelative } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Avatar } from '../../ui/avatar';
import { PageHeader } from '../../ui/page-header';
import { TYPE_LABELS } from '../clients/client-labels';
import { profileLink } from '../clients/client-links';
import { fullName } from '../clients/client-names';
import { clientCountsQuery, countOf, countText } from '../clients/client-queries';
import type { ClientsSearch } from '../clients/clients-search';
import { toRecordFilter } from '../clients/record-search';
import { NOTIFICATIONS } from '../notifications/notification-labels';
import { latestNotificationsQuery } from '../notifications/notification-queries';
import { NotificationText } from '../notifications/notification-text';
import { prospectCountsQuery } from '../prospects/prospect-queries';
import { DashboardPanel } from './dashboard-panel';
import classes from './dashboard.module.css';

const route = getRouteApi('/_shell/');
const RECENT = 7;
const TOLD = 5;
const TYPES = ['retail', 'professional', 'corporate'] as const;

/** How the portfolio stands today, and what has happened to it lately. */
export function DashboardPage() {
  const me = useMe();
  const { ambito } = route.useSearch();
  const mine = me.visibility === 'own' || ambito === 'mie';
  const scope: ClientsSearch = mine && me.visibility === 'agency' ? { ass: ['me'] } : {};
  const [now] = useState(() => new Date());
  return (
    <div className={classes['page']}>
      <PageHeader title="Dashboard" headingInPage />
      <div className={classes['body']}>
        <header className={classes['hello']}>
          <div>
            <h1 tabIndex={-1}>
              {greeting(now)}, {me.firstName}
            </h1>
            <p className={classes['day']}>{formatLongDay(now)}</p>
          </div>
          {me.visibility === 'agency' && (
            <nav aria-label="Che cosa mostrare" className={classes['scope']}>
              <Link to="/" search={{ ambito: 'mie' }} replace data-current={mine || undefined} aria-current={mine ? 'page' : undefined}>
                I miei
              </Link>
              <Link to="/" search={{}} replace data-current={!mine || undefined} aria-current={mine ? undefined : 'page'}>
                Tutta l’agenzia
              </Link>
            </nav>
          )}
        </header>
        <Figures scope={scope} />
        <div className={classes['columns']}>
          <div className={classes['column']}>
            <RecentClients scope={scope} />
            <Told />
          </div>
          <div className={classes['column']}>
            <Pipeline scope={scope} />
          </div>
        </div>
      </div>
    </div>
  );
}

function Figures({ scope }: { scope: ClientsSearch }) {
  const me = useMe();
  const clients = useQuery(clientCountsQuery(scope, me.id));
  const prospects = useQuery(prospectCountsQuery({ ass: scope.ass }, me.id));
  const open = prospects.data?.data.reduce((sum, { total }) => sum + total, 0);
  return (
    <ul className={classes['figures']} aria-label="In cifre">
      <Figure label="Clienti" value={clients.data && countText(countOf(clients.data))} to={{ to: '/clienti', search: scope }} />
      {TYPES.map((type) => (
        <Figure
          key={type}
          label={TYPE_LABELS[type]}
          value={clients.data && countText(countOf(clients.data, [type]))}
          to={{ to: '/clienti', search: { ...scope, tipo: [type] } }}
        />
      ))}
      <Figure
        label="Prospect"
        value={open === undefined ? undefined : formatInteger(open)}
        note={
          prospects.data && prospects.data.converted.total > 0
            ? `${formatInteger(prospects.data.converted.total)} convertiti in 30 giorni`
            : null
        }
        to={{ to: '/prospect', search: { ass: scope.ass } }}
      />
    </ul>
  );
}

interface FigureProps {
  label: string;
  /** Undefined while it is on its way. */
  value: string | undefined;
  note?: string | null;
  to: { to: '/clienti' | '/prospect'; search: object };
}

function Figure({ label, value, note = null, to }: FigureProps) {
  return (
    <li>
      <Link {...to} className={classes['figure']}>
        <span className={classes['label']}>{label}</span>
        <span>
          <b>{value ?? '…'}</b> {note !== null && <span className={classes['gain']}>{note}</span>}
        </span>
      </Link>
    </li>
  );
}

function RecentClients({ scope }: { scope: ClientsSearch }) {
  const me = useMe();
  const query = useQuery({
    ...listClientsOptions({ query: { ...toRecordFilter(scope, me.id), sort: '-updatedAt', limit: RECENT } }),
    meta: { handled: true },
  });
  const clients = query.data?.data ?? [];
  return (
    <DashboardPanel
      title="Clienti aggiornati di recente"
      aside={
        <Link to="/clienti" search={{ ...scope, ord: '-aggiornato' }} className={classes['all']}>
          Tutti
        </Link>
      }
      query={query}
      empty={clients.length === 0 ? 'Qui vedrai i clienti appena aggiunti o modificati.' : null}
    >
      <ul>
        {clients.map((client) => (
          <li key={client.id}>
            <Link {...profileLink(client)} className={classes['row']}>
              <Avatar initials={client.initials} kind={client.type === 'corporate' ? 'company' : 'person'} />
              <b className={classes['name']}>{fullName(client)}</b>
              <span className={classes['detail']}>{client.assignee?.displayName ?? 'Senza assegnatario'}</span>
              <time className={classes['when']} dateTime={client.updatedAt} title={formatInstant(client.updatedAt)}>
                {formatRelative(client.updatedAt)}
              </time>
            </Link>
          </li>
        ))}
      </ul>
    </DashboardPanel>
  );
}

function Told() {
  const query = useQuery(latestNotificationsQuery);
  const notifications = (query.data?.data ?? []).slice(0, TOLD);
  return (
    <DashboardPanel
      title="Notifiche"
      aside={
        <Link to="/notifiche" className={classes['all']}>
          Tutte
        </Link>
      }
      query={query}
      empty={notifications.length === 0 ? 'Qui ti diremo, per esempio, quando un collega ti assegna un cliente.' : null}
    >
      <ul>
        {notifications.map((notification) => {
          const link = NOTIFICATIONS[notification.kind].link(notification);
          const text = <NotificationText notification={notification} />;
          return (
            <li key={notification.id}>
              {link ? (
                <Link {...link} className={classes['row']}>
                  {text}
                </Link>
              ) : (
                <span className={classes['row']}>{text}</span>
              )}
            </li>
          );
        })}
      </ul>
    </DashboardPanel>
  );
}

function Pipeline({ scope }: { scope: ClientsSearch }) {
  const me = useMe();
  const query = useQuery(prospectCountsQuery({ ass: scope.ass }, me.id));
  const stages = query.data?.data ?? [];
  const most = Math.max(1, ...stages.map(({ total }) => total));
  const cents = stages.reduce((sum, { expectedValue }) => sum + BigInt(expectedValue.amount.replace('.', '')), 0n);
  const amount = `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
  return (
    <DashboardPanel
      title="Pipeline prospect"
      aside={<span className={classes['sum']}>{query.data && formatMoney({ amount, currency: 'EUR' })}</span>}
      query={query}
      empty={stages.every(({ total }) => total === 0) ? 'Nessun prospect aperto, per ora.' : null}
    >
      <ul className={classes['stages']}>
        {stages.map(({ stage, total }) => (
          <li key={stage.id}>
            <Link to="/prospect" search={{ vista: 'elenco', fase: stage.id, ass: scope.ass }} className={classes['stage']}>
              <span className={classes['stage-name']}>{stage.name}</span>
              <span className={classes['track']} aria-hidden>
                <span style={{ width: `${(total / most) * 100}%` }} />
              </span>
              <b>{formatInteger(total)}</b>
            </Link>
          </li>
        ))}
      </ul>
    </DashboardPanel>
  );
}

function greeting(now: Date): string {
  const hour = Number(new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', hour: 'numeric', hour12: false }).format(now));
  if (hour >= 5 && hour < 14) return 'Buongiorno';
  return hour >= 14 && hour < 18 ? 'Buon pomeriggio' : 'Buonasera';
}
