import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { DashboardDto } from '@sestante/api-client/types';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useFeatureDetails } from '../../lib/feature';
import { formatLongDay } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { PageHeader } from '../../ui/layout/page-header';
import { NewActionButton } from '../records/actions/new-action-button';
import { totalText } from '../records/counts';
import { dashboardQuery, dashboardScope } from './dashboard-queries';
import classes from './dashboard.module.css';
import { RecentActivity } from './recent-activity';
import { TodayActions } from './today-actions';
import { TodayPhone } from './today-phone';
import { PHONE } from '../../ui/breakpoints';

const route = getRouteApi('/_shell/');

/** Start page: key figures, actions due and recent activity. */
export function DashboardPage() {
  const me = useMe();
  const search = route.useSearch();
  const phone = useMediaQuery(PHONE, undefined, { getInitialValueInEffect: false }) ?? false;
  const shown = dashboardScope(search, me);
  const mine = shown === 'mine';
  const dashboard = useQuery(dashboardQuery(shown));
  const scope: Scope = mine && me.visibility === 'agency' ? { ass: ['me'] } : {};
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
            <p className="size-m soft">
              {formatLongDay(now)}
              {counts &&
                ` · ${counts.today.total === 1 ? '1 azione' : `${totalText(counts.today)} azioni`} oggi, ${totalText(counts.overdue)} in ritardo`}
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
          <div className="column shrinks gap-xl">
            <TodayActions query={dashboard} operators={operators} />
            <Suspense>
              <RecentActivity query={dashboard} />
            </Suspense>
          </div>
          <div className="column shrinks gap-xl">
            <Suspense>
              <Panels mine={mine} />
            </Suspense>
          </div>
        </div>
      </div>
    </div>
  );
}

type Scope = { ass?: string[] };

function Panels({ mine }: { mine: boolean }) {
  const panels = useFeatureDetails().flatMap((details) => details.panels ?? []);
  return panels.toSorted((a, b) => a.place - b.place).map(({ place, Panel }) => <Panel key={place} mine={mine} />);
}

interface FiguresProps {
  data: DashboardDto | undefined;
  scope: Scope;
  operators: string[] | undefined;
}

function Figures({ data, scope, operators }: FiguresProps) {
  const { clients, prospects, actions } = data ?? {};
  return (
    <ul className={classes['figures']} aria-label="In cifre">
      <Figure
        label="Clienti"
        value={clients && totalText(clients)}
        note={clients && clients.newThisMonth.total > 0 ? `+${totalText(clients.newThisMonth)} questo mese` : null}
        to={{ to: '/clienti', search: scope }}
      />
      <Figure
        label="Prospect"
        value={prospects && totalText(prospects)}
        note={prospects && prospects.withoutNextAction.total > 0 ? `${totalText(prospects.withoutNextAction)} senza azione` : null}
        tone="warning"
        to={{ to: '/prospect', search: { ass: scope.ass } }}
      />
      <Figure
        label="Senza prossima azione"
        value={clients && totalText(clients.withoutNextAction)}
        note="clienti"
        tone="quiet"
        to={{ to: '/clienti', search: { ...scope, prossima: 'nessuna' } }}
      />
      <Figure
        label="In ritardo"
        value={actions && totalText(actions.overdue)}
        note={actions && actions.overdue.total > 0 ? 'azioni da recuperare' : null}
        tone="danger"
        to={{ to: '/azioni', search: { elenco: 'ritardo', op: operators } }}
      />
      <Figure
        label="Prossimi 7 giorni"
        value={actions && totalText(actions.nextDays)}
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
        <span className="size-s soft">{label}</span>
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

function greeting(now: Date): string {
  const hour = Number(new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', hour: 'numeric', hour12: false }).format(now));
  if (hour >= 5 && hour < 14) return 'Buongiorno';
  return hour >= 14 && hour < 18 ? 'Buon pomeriggio' : 'Buonasera';
}
