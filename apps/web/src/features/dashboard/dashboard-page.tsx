import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { DashboardDto } from '@sestante/api-client/types';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatInteger, formatLongDay, formatMoney } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { sumOf } from '../../lib/sum-of-money';
import { PageHeader } from '../../ui/layout/page-header';
import type { ClientsSearch } from '../clients/clients-search';
import { NewActionButton } from '../records/actions/new-action-button';
import { NOTIFICATIONS } from '../notifications/notification-labels';
import { latestNotificationsQuery } from '../notifications/notification-queries';
import { NotificationText } from '../notifications/notification-text';
import { prospectCountsQuery } from '../prospects/prospect-queries';
import { ContractExpiries } from './contract-expiries';
import { countWords } from './count-words';
import { DashboardPanel } from './dashboard-panel';
import { dashboardQuery } from './dashboard-queries';
import classes from './dashboard.module.css';
import { RecentActivity } from './recent-activity';
import { TodayActions } from './today-actions';
import { TodayPhone } from './today-phone';

const route = getRouteApi('/_shell/');
const SHOWN_NOTIFICATIONS = 5;

/** Start page: key figures, actions due and recent activity. */
export function DashboardPage() {
  const me = useMe();
  const { ambito } = route.useSearch();
  const phone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const mine = me.visibility === 'own' || ambito === 'mie';
  const dashboard = useQuery(dashboardQuery(mine ? 'mine' : 'agency'));
  const scope: ClientsSearch = mine && me.visibility === 'agency' ? { ass: ['me'] } : {};
  const operators = mine ? ['me'] : undefined;
  const [now] = useState(() => new Date());
  const counts = dashboard.data?.actions;
  if (phone) return <TodayPhone now={now} />;
  return (
    <div className={classes['page']}>
      <PageHeader title="Dashboard" headingInPage actions={<NewActionButton />} />
      <div className={classes['body']}>
        <header className={classes['hello']}>
          <div>
            <h1 tabIndex={-1}>
              {greeting(now)}, {me.firstName}
            </h1>
            <p className={classes['day']}>
              {formatLongDay(now)}
              {counts &&
                ` · ${counts.today.total === 1 ? '1 azione' : `${countWords(counts.today)} azioni`} oggi, ${countWords(counts.overdue)} in ritardo`}
            </p>
          </div>
          {me.visibility === 'agency' && (
            <nav aria-label="Che cosa mostrare" className={classes['scope']}>
              <Link to="/" search={{ ambito: 'mie' }} replace data-current={mine || undefined} aria-current={mine ? 'page' : undefined}>
                Le mie
              </Link>
              <Link to="/" search={{}} replace data-current={!mine || undefined} aria-current={mine ? undefined : 'page'}>
                Tutta l’agenzia
              </Link>
            </nav>
          )}
        </header>
        <Figures data={dashboard.data} scope={scope} operators={operators} />
        <div className={classes['columns']}>
          <div className={classes['column']}>
            <TodayActions query={dashboard} operators={operators} />
            <RecentActivity query={dashboard} />
          </div>
          <div className={classes['column']}>
            <ContractExpiries />
            <Pipeline scope={scope} />
            <LatestNotifications />
          </div>
        </div>
      </div>
    </div>
  );
}

interface FiguresProps {
  data: DashboardDto | undefined;
  scope: ClientsSearch;
  operators: string[] | undefined;
}

function Figures({ data, scope, operators }: FiguresProps) {
  const { clients, prospects, actions } = data ?? {};
  return (
    <ul className={classes['figures']} aria-label="In cifre">
      <Figure
        label="Clienti"
        value={clients && countWords(clients)}
        note={clients && clients.newThisMonth.total > 0 ? `+${countWords(clients.newThisMonth)} questo mese` : null}
        to={{ to: '/clienti', search: scope }}
      />
      <Figure
        label="Prospect"
        value={prospects && countWords(prospects)}
        note={prospects && prospects.withoutNextAction.total > 0 ? `${countWords(prospects.withoutNextAction)} senza azione` : null}
        tone="warning"
        to={{ to: '/prospect', search: { ass: scope.ass } }}
      />
      <Figure
        label="Senza prossima azione"
        value={clients && countWords(clients.withoutNextAction)}
        note="clienti"
        tone="quiet"
        to={{ to: '/clienti', search: { ...scope, prossima: 'nessuna' } }}
      />
      <Figure
        label="In ritardo"
        value={actions && countWords(actions.overdue)}
        note={actions && actions.overdue.total > 0 ? 'azioni da recuperare' : null}
        tone="danger"
        to={{ to: '/azioni', search: { elenco: 'ritardo', op: operators } }}
      />
      <Figure
        label="Prossimi 7 giorni"
        value={actions && countWords(actions.nextDays)}
        note="azioni pianificate"
        tone="quiet"
        to={{ to: '/azioni', search: { op: operators } }}
      />
    </ul>
  );
}

interface FigureProps {
  label: string;
  /** Undefined while loading. */
  value: string | undefined;
  note?: string | null;
  tone?: 'success' | 'warning' | 'danger' | 'quiet';
  to: { to: '/clienti' | '/prospect' | '/azioni'; search: object };
}

function Figure({ label, value, note = null, tone = 'success', to }: FigureProps) {
  return (
    <li>
      <Link {...to} className={classes['figure']}>
        <span className={classes['label']}>{label}</span>
        <span>
          <b>{value ?? '…'}</b>{' '}
          {note !== null && (
            <span className={classes['note-beside']} data-tone={tone}>
              {note}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}

function LatestNotifications() {
  const query = useQuery(latestNotificationsQuery);
  const notifications = (query.data?.data ?? []).slice(0, SHOWN_NOTIFICATIONS);
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
  const max = Math.max(1, ...stages.map(({ total }) => total));
  const expected = sumOf(stages.map(({ expectedValue }) => expectedValue));
  return (
    <DashboardPanel
      title="Pipeline prospect"
      aside={<span className={classes['sum']}>{query.data && formatMoney(expected)}</span>}
      query={query}
      empty={stages.every(({ total }) => total === 0) ? 'Nessun prospect aperto, per ora.' : null}
    >
      <ul className={classes['stages']}>
        {stages.map(({ stage, total }) => (
          <li key={stage.id}>
            <Link to="/prospect" search={{ vista: 'elenco', fase: stage.id, ass: scope.ass }} className={classes['stage']}>
              <span className={classes['stage-name']}>{stage.name}</span>
              <span className={classes['track']} aria-hidden>
                <span style={{ width: `${(total / max) * 100}%` }} />
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
