import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { formatDayInWords, formatInteger, formatMonth, noonOf, todayInRome } from '../../lib/formats';
import { monthOf } from '../../lib/month-days';
import { useMe } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { Kbd } from '../../ui/layout/kbd';
import { Notice } from '../../ui/feedback/notice';
import { PageHeader } from '../../ui/layout/page-header';
import { ErrorState } from '../../ui/feedback/state-panel';
import { AgendaSwitch } from '../records/actions/agenda-switch';
import { NewActionButton } from '../records/actions/new-action-button';
import { AgendaAside } from './agenda-aside';
import { agendaQuery } from './agenda-queries';
import { daysShown, step } from './agenda-days';
import type { AgendaView } from './agenda-search';
import classes from './agenda.module.css';
import { MonthView } from './month-view';
import { TimeGrid } from './time-grid';

const route = getRouteApi('/_shell/agenda/$vista/$giorno');

/** Calendar of the user and of the colleagues whose calendars are visible to them. */
export function AgendaPage() {
  const { vista, giorno } = route.useParams();
  const { op } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const operators = op ?? ['me'];
  const days = daysShown(vista, giorno);
  const calendar = useQuery(agendaQuery({ vista, giorno }, { op }, me.id));
  const actions = calendar.data?.data ?? [];
  const go = (day: string) => void navigate({ params: { vista, giorno: day }, search: (before) => before, replace: true });
  const several = operators.length > 1;
  useShortcuts({
    t: () => go(todayInRome()),
    j: () => go(step(vista, giorno, 1)),
    k: () => go(step(vista, giorno, -1)),
  });
  return (
    <>
      <PageHeader title="Agenda" headingInPage actions={<NewActionButton />} />
      <div className={classes['page']}>
        <div className={classes['main']}>
          <header className={classes['bar']}>
            <h1 tabIndex={-1}>{titleOf(vista, giorno, days)}</h1>
            <Button variant="default" size="xs" rightSection={<Kbd>T</Kbd>} onClick={() => go(todayInRome())}>
              Oggi
            </Button>
            <ActionIcon variant="default" aria-label="Prima (K)" title="Prima (K)" onClick={() => go(step(vista, giorno, -1))}>
              <IconChevronLeft size={16} stroke={1.7} />
            </ActionIcon>
            <ActionIcon variant="default" aria-label="Dopo (J)" title="Dopo (J)" onClick={() => go(step(vista, giorno, 1))}>
              <IconChevronRight size={16} stroke={1.7} />
            </ActionIcon>
            <span className={classes['end']}>
              <AgendaSwitch current={vista} day={giorno} operators={op} />
            </span>
          </header>
          {calendar.data?.page.hasMore && (
            <div className={classes['too-many']}>
              <Notice tone="warning" role="status">
                Si vedono le prime {formatInteger(actions.length)} attività di questi giorni: per vederle tutte scegli meno operatori o meno
                giorni.
              </Notice>
            </div>
          )}
          {calendar.isError && !calendar.data ? (
            <ErrorState title="Non riusciamo a caricare l’agenda" error={calendar.error} onRetry={() => void calendar.refetch()} />
          ) : vista === 'mese' ? (
            <MonthView day={giorno} actions={actions} withOperator={several} operators={op} />
          ) : (
            <TimeGrid key={vista} days={days} actions={actions} withOperator={several} />
          )}
        </div>
        <AgendaAside view={vista} day={giorno} operators={operators} actions={actions} />
      </div>
    </>
  );
}

/** Returns the heading of a view: "23 – 29 novembre 2026", "Novembre 2026" or "Martedì 24 novembre 2026". */
function titleOf(view: AgendaView, day: string, days: string[]): string {
  if (view === 'mese') return formatMonth(noonOf(`${monthOf(day)}-01`).toISOString());
  const [first = day, last = day] = [days[0], days.at(-1)];
  const words = formatDayInWords(last).split(' ').slice(1).join(' ');
  if (view === 'settimana') {
    const from = formatDayInWords(first)
      .split(' ')
      .slice(1, first.slice(0, 7) === last.slice(0, 7) ? 2 : 3);
    return `${from.join(' ')} – ${words}`;
  }
  const text = formatDayInWords(day);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
