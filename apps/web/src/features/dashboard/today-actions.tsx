import type { UseQueryResult } from '@tanstack/react-query';
import type { CrmActionDto, DashboardDto } from '@sestante/api-client/types';
import { Link, useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useRef } from 'react';
import { formatShortDay } from '../../lib/formats';
import { singleKeysOn, useShortcuts } from '../../lib/shortcuts';
import { Avatar } from '../../ui/feedback/avatar';
import { Badge } from '../../ui/feedback/badge';
import { Kbd } from '../../ui/layout/kbd';
import { initialsOf } from '../../lib/role-labels';
import { AdvanceButton } from '../records/actions/action-columns';
import { ActionMenuButton } from '../records/actions/action-menu-button';
import { TypeIcon } from '../records/actions/action-parts';
import { StateIcon, shownStateOf } from '../records/actions/action-state';
import { actionLink } from '../records/actions/drawer-search';
import { useActionKeys } from '../records/actions/use-action-keys';
import { totalText } from '../records/counts';
import { Panel } from '../../ui/layout/panel';
import classes from './today-actions.module.css';
import panel from '../../ui/layout/panel.module.css';

interface TodayActionsProps {
  query: UseQueryResult<DashboardDto, unknown>;
  /** Assignees for the links to the lists, as in the URL. */
  operators: string[] | undefined;
}

/** Overdue actions and today's actions, each with its shortcuts and buttons. */
export function TodayActions({ query, operators }: TodayActionsProps) {
  const list = useRef<HTMLUListElement>(null);
  const navigate = useNavigate();
  const keys = useActionKeys();
  const { overdueActions = [], todayActions = [], actions: counts } = query.data ?? {};
  // Sorts overdue actions by longest delay, like the list.
  const shown = [...overdueActions.toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn)), ...todayActions];
  const more = counts ? counts.today.total + counts.overdue.total - shown.length : 0;

  function step(by: 1 | -1): void {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-today-action]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement || link.closest('li')?.contains(document.activeElement));
    links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  }
  useShortcuts({ j: () => step(1), k: () => step(-1) });

  function onKeyDown(event: KeyboardEvent<HTMLElement>, action: CrmActionDto): void {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn()) return;
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-today-action]')) return;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    // Prevents the page-wide shortcut of the same key, which would act without a client.
    event.stopPropagation();
    act(action);
  }

  return (
    <Panel
      title="Azioni di oggi"
      aside={
        <>
          {counts && counts.overdue.total > 0 && (
            <Link to="/azioni" search={{ elenco: 'ritardo', op: operators }} className={classes['late']}>
              <Badge tone="danger">{totalText(counts.overdue)} in ritardo</Badge>
            </Link>
          )}
          <Link to="/agenda" className={panel['all']}>
            Apri agenda
          </Link>
        </>
      }
      query={query}
      empty={shown.length === 0 ? 'Nessuna azione oggi, e niente in ritardo.' : null}
    >
      <ul ref={list}>
        {shown.map((action) => (
          <li key={action.id} className={classes['action']} onKeyDown={(event) => onKeyDown(event, action)}>
            <StateIcon state={shownStateOf(action)} size={17} />
            <span className={classes['action-when']} data-late={action.overdue || undefined}>
              {action.overdue ? formatShortDay(action.plannedOn) : (action.plannedTime ?? 'oggi')}
            </span>
            <TypeIcon type={action.type} />
            <Link {...actionLink(action.id)} className={classes['action-name']} data-today-action>
              <b>{action.description}</b> <span>· {action.client.displayName}</span>
            </Link>
            <span title={action.operator.displayName}>
              <Avatar initials={initialsOf(action.operator)} kind="user" size="s" />
            </span>
            <AdvanceButton action={action} inside={false} />
            <ActionMenuButton action={action} tabIndex={0} />
          </li>
        ))}
      </ul>
      <p className={classes['action-foot']}>
        {more > 0 ? (
          <Link to="/azioni" search={{ op: operators, pianificata: `..${query.data?.day ?? ''}` }}>
            {more === 1 ? 'Un’altra azione' : `Altre ${more} azioni`}
          </Link>
        ) : (
          <button type="button" className={classes['quiet']} onClick={() => void navigate({ to: '/azioni', search: { op: operators } })}>
            Vedi tutto quello da fare
          </button>
        )}
        <span className="inline gap-xs faint">
          Avanza con <Kbd>A</Kbd> naviga con <Kbd>J</Kbd> <Kbd>K</Kbd>
        </span>
      </p>
    </Panel>
  );
}
