import { useQuery } from '@tanstack/react-query';
import { countClientsOptions, listCrmActionsOptions } from '@sestante/api-client/query';
import type { CappedTotal } from '@sestante/api-client/types';
import { type Icon, IconAlertCircle, IconCalendarCheck, IconCalendarPlus } from '@tabler/icons-react';
import { Link, type LinkProps } from '@tanstack/react-router';
import { totalText } from '../records/counts';
import classes from '../views/pinned-views.module.css';
import { useActionCounts } from './use-action-counts';

/** Number of actions due today or overdue, shown next to "Agenda e CRM" in the sidebar. */
export function ActionCount() {
  const counts = useActionCounts();
  if (!counts) return null;
  const { today, overdue } = counts;
  return totalText({ total: today.total + overdue.total, totalCapped: today.totalCapped || overdue.totalCapped });
}

/** Number of the actions of a client, shown next to "CRM" in its profile. */
export function ClientActionCount({ clientId }: { clientId: string }) {
  const query = listCrmActionsOptions({ query: { clientId, limit: 1, count: 'capped' } });
  const { total, totalCapped = false } = useQuery({ ...query, meta: { handled: true } }).data?.page ?? {};
  return total === undefined ? null : totalText({ total, totalCapped });
}

/** Built-in action lists in the sidebar. */
export function ToDoLists() {
  const counts = useActionCounts();
  const actionless = useQuery({ ...countClientsOptions({ query: { nextAction: 'none' } }), meta: { handled: true } }).data?.data.filter(
    ({ status }) => status === 'client',
  );
  const without = actionless && {
    total: actionless.reduce((sum, { total }) => sum + total, 0),
    totalCapped: actionless.some(({ totalCapped }) => totalCapped),
  };
  return (
    <section aria-labelledby="da-fare" className={classes['pinned']}>
      <h2 id="da-fare" className={classes['title']}>
        Da fare
      </h2>
      <ul>
        <Entry link={{ to: '/azioni', search: { elenco: 'oggi' } }} icon={IconCalendarCheck} label="Oggi" count={counts?.today} />
        <Entry link={{ to: '/azioni', search: { elenco: 'ritardo' } }} icon={IconAlertCircle} label="In ritardo" count={counts?.overdue} />
        <Entry
          link={{ to: '/clienti', search: { prossima: 'nessuna' } }}
          icon={IconCalendarPlus}
          label="Senza prossima azione"
          count={without}
        />
      </ul>
    </section>
  );
}

interface EntryProps {
  link: LinkProps;
  icon: Icon;
  label: string;
  /** Undefined while loading. */
  count: CappedTotal | undefined;
}

function Entry({ link, icon: Glyph, label, count }: EntryProps) {
  return (
    <li>
      <Link {...link} className={classes['link']} title={label} activeOptions={{ includeSearch: true }}>
        <Glyph size={16} stroke={1.7} aria-hidden />
        <span className="truncate shrinks">{label}</span>
        <span className="pushed size-xs faint figures">{count && totalText(count)}</span>
      </Link>
    </li>
  );
}
