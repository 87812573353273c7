import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listCrmActionsOptions } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { Link, useNavigate } from '@tanstack/react-router';
import { formatInteger, formatShortDay } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Avatar } from '../../ui/feedback/avatar';
import { Badge } from '../../ui/feedback/badge';
import { Kbd } from '../../ui/layout/kbd';
import { MonthGrid } from '../../ui/forms/month-grid';
import { useChoiceAhead } from '../../ui/forms/use-choice-ahead';
import { initialsOf } from '../../lib/role-labels';
import { StateLegend } from '../records/actions/action-state';
import { AgendaEvent } from './agenda-event';
import type { AgendaView } from './agenda-search';
import classes from './agenda-aside.module.css';

const LATE = 5;

interface AgendaAsideProps {
  view: AgendaView;
  day: string;
  /** Calendars shown, as in the URL: `me` and ids. */
  operators: string[];
  actions: CrmActionDto[];
}

/** Sidebar of the calendar: month grid, choice of calendars, and overdue actions that can be dragged onto a day. */
export function AgendaAside({ view, day, operators, actions }: AgendaAsideProps) {
  const me = useMe();
  const navigate = useNavigate();
  const [chosen, choose] = useChoiceAhead(operators);
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  const mine = people.filter(({ id }) => id === me.id);
  const ids = operators.map((who) => (who === 'me' ? me.id : who));
  const late = useQuery({
    ...listCrmActionsOptions({ query: { overdue: true, operatorId: ids, limit: LATE, count: 'capped' } }),
    meta: { handled: true },
  }).data;
  const go = (to: { giorno?: string; op?: string[] | undefined }) =>
    void navigate({
      to: '/agenda/$vista/$giorno',
      params: { vista: view, giorno: to.giorno ?? day },
      search: { op: 'op' in to ? to.op : chosen },
      replace: true,
    });
  const toggle = (who: string, on: boolean) => {
    const next = on ? [...chosen, who] : chosen.filter((one) => one !== who);
    // Keeps at least one calendar selected.
    if (next.length === 0) return;
    choose(next);
    go({ op: next.length === 1 && next[0] === 'me' ? undefined : next });
  };
  return (
    <aside className={classes['aside']} aria-label="Calendario e operatori">
      <MonthGrid value={day} wholeWeek={view === 'settimana'} onPick={(giorno) => go({ giorno })} />
      <fieldset className={classes['people']}>
        <legend>Operatori</legend>
        {[...mine, ...people.filter(({ id }) => id !== me.id)].map((person) => {
          const who = person.id === me.id ? 'me' : person.id;
          const count = actions.filter(({ operator }) => operator.id === person.id).length;
          return (
            <Checkbox
              key={person.id}
              checked={chosen.includes(who)}
              classNames={{ body: classes['check'] ?? '', labelWrapper: classes['check-label'] ?? '' }}
              onChange={(event) => toggle(who, event.currentTarget.checked)}
              label={
                <span className="row shrinks gap-m size-m">
                  <Avatar initials={initialsOf(person)} kind="user" size="s" />
                  <span className="truncate shrinks">{person.displayName}</span>
                  {operators.includes(who) && <span className={classes['number']}>{formatInteger(count)}</span>}
                </span>
              }
            />
          );
        })}
      </fieldset>
      {late && late.data.length > 0 && (
        <section aria-labelledby="in-ritardo" className={classes['late']}>
          <h2 id="in-ritardo">
            In ritardo <Badge tone="danger">{formatInteger(late.page.total ?? late.data.length)}</Badge>
          </h2>
          {late.data.map((action) => (
            <div key={action.id} className={classes['late-one']}>
              <AgendaEvent action={action} shape="card" />
              <span className={classes['late-day']}>{formatShortDay(action.plannedOn)}</span>
            </div>
          ))}
          {(late.page.total ?? 0) > LATE && (
            <Link to="/azioni" search={{ elenco: 'ritardo', op: operators }} className="size-m accent">
              Vedi tutte
            </Link>
          )}
          <p className={classes['hint']}>
            Trascina sul calendario, oppure premi <Kbd>R</Kbd> per riprogrammare.
          </p>
        </section>
      )}
      <StateLegend />
    </aside>
  );
}
