import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { listCrmActionsOptions } from '@sestante/api-client/query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { IconCalendarCheck, IconFilterOff } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe, usePermission } from '../../../lib/me';
import { DataList } from '../../../ui/lists/data-list';
import { focusFirstRow } from '../../../ui/lists/focus-first-row';
import { Kbd } from '../../../ui/layout/kbd';
import { LinkTabs } from '../../../ui/layout/link-tabs';
import toolbar from '../../../ui/lists/list-toolbar.module.css';
import { SearchBox } from '../../../ui/lists/search-box';
import { EmptyState } from '../../../ui/feedback/state-panel';
import { ActionCard, actionColumns } from '../../records/actions/action-columns';
import { ActionMenuButton } from '../../records/actions/action-menu-button';
import { actionListQuery, activitiesOf } from '../../records/actions/action-queries';
import { orderOf } from '../../records/actions/actions-query';
import type { ActionOrder, ActionsSearch } from '../../records/actions/actions-search';
import { actionLink } from '../../records/actions/drawer-search';
import { useActionKeys } from '../../records/actions/use-action-keys';
import { totalText } from '../../records/counts';
import { AddActivity } from './add-activity';

const toDo = actionColumns({ withClient: false, withOutcome: false });
const done = actionColumns({ withClient: false, withOutcome: true });

/** Tab "Attività" of a client's sheet: the planned and completed CRM actions of the client. */
export function ActivitiesTab({ clientId }: { clientId: string }) {
  const search: ActionsSearch = useSearch({ strict: false });
  const { q } = search;
  const navigate = useNavigate();
  const mayEdit = usePermission('crm-actions:write');
  const isDone = search.elenco === 'chiuse';
  const shown = activitiesOf(clientId, search);
  const list = useInfiniteQuery(actionListQuery(shown, useMe().id));
  const page = list.data?.pages[0]?.page;
  const rowKeys = useActionKeys();
  const counts = [useGroupCount(clientId, ['planned']), useGroupCount(clientId, ['done', 'cancelled'])];
  const change = (part: Partial<ActionsSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const group = (label: string, id: ActionsSearch['elenco'], count: string | undefined) => ({
    id: id ?? 'da-fare',
    label,
    count,
    link: { to: '.', search: (before: object) => ({ ...before, elenco: id, ord: undefined }), resetScroll: false } as const,
    current: isDone === (id === 'chiuse'),
  });
  const add = mayEdit && <AddActivity clientId={clientId} />;
  return (
    <DataList<CrmActionDto>
      label="Attività"
      noun={['attività', 'attività']}
      columns={isDone ? done : toDo}
      query={list}
      total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
      sort={{ order: orderOf(shown), onChange: (order) => change({ ord: (order as ActionOrder | null) ?? undefined }) }}
      link={({ id }) => actionLink(id)}
      rowLabel={({ description }) => description}
      card={(action) => <ActionCard action={action} withClient={false} />}
      rowActions={(action) => <ActionMenuButton action={action} />}
      rowKeys={rowKeys}
      toolbar={
        <div className={toolbar['toolbar']}>
          <div className={toolbar['line']}>
            {add}
            <SearchBox
              className={toolbar['search']}
              label="Cerca in Attività"
              placeholder="Cerca…"
              value={q ?? ''}
              onSearch={(text) => change({ q: text === '' ? undefined : text })}
              onLeave={focusFirstRow}
            />
            <LinkTabs label="Quali attività" tabs={[group('Da fare', undefined, counts[0]), group('Svolte', 'chiuse', counts[1])]} />
          </div>
        </div>
      }
      filtered={q !== undefined}
      empty={
        <EmptyState
          icon={IconCalendarCheck}
          title={isDone ? 'Ancora niente di svolto' : 'Niente da fare, per ora'}
          actions={add || undefined}
        >
          {isDone
            ? 'Qui restano le attività chiuse e gli storici, con il loro esito.'
            : 'Telefonate, appuntamenti, sopralluoghi: pianifica il prossimo passo con questo cliente.'}
        </EmptyState>
      }
      filteredEmpty={
        <EmptyState
          icon={IconFilterOff}
          title={`Nessuna attività per «${q ?? ''}»`}
          actions={
            <Button size="xs" variant="default" onClick={() => change({ q: undefined })}>
              Svuota la ricerca
            </Button>
          }
        >
          {isDone
            ? 'Cerchi tra quelle svolte: guarda anche tra quelle da fare.'
            : 'Cerchi tra quelle da fare: guarda anche tra quelle svolte.'}
        </EmptyState>
      }
      errorTitle="Non riusciamo a caricare le attività"
      hints={
        <>
          <Kbd>A</Kbd> avanza <Kbd>N</Kbd> azione <Kbd>S</Kbd> storico
        </>
      }
    />
  );
}

/** Returns the number of actions in a group, formatted; undefined until it is known. */
function useGroupCount(clientId: string, state: CrmActionDto['state'][]): string | undefined {
  const page = useQuery({
    ...listCrmActionsOptions({ query: { clientId, state, limit: 1, count: 'capped' } }),
    meta: { handled: true },
  }).data?.page;
  return page?.total === undefined ? undefined : totalText({ total: page.total, totalCapped: page.totalCapped ?? false });
}
