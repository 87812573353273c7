import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { useMe } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { DataList } from '../../ui/lists/data-list';
import { Kbd } from '../../ui/layout/kbd';
import { PageHeader } from '../../ui/layout/page-header';
import { SAVED_ACTIONS } from './saved-actions';
import { useSavedList } from '../views/use-saved-list';
import { ActionCard, actionColumns } from '../records/actions/action-columns';
import { ActionMenuButton } from '../records/actions/action-menu-button';
import { actionListQuery } from '../records/actions/action-queries';
import { ActionsBulkBar } from './actions-bulk-bar';
import { ActionsEmpty, ActionsFilteredEmpty } from './actions-empty';
import { isNarrowed, isToDo, orderOf } from '../records/actions/actions-query';
import type { ActionOrder, ActionsSearch } from '../records/actions/actions-search';
import { ActionsToolbar } from './actions-toolbar';
import { actionLink } from '../records/actions/drawer-search';
import { NewActionButton } from '../records/actions/new-action-button';
import { useActionKeys } from '../records/actions/use-action-keys';

const route = getRouteApi('/_shell/azioni');
const SECTION = { label: 'Azioni', link: { to: '/azioni' } } as const;
const LIST = { ...SAVED_ACTIONS, bare: SECTION.link };
const NONE: ReadonlySet<string> = new Set();
const toDo = actionColumns({ withClient: true, withOutcome: false });
const all = actionColumns({ withClient: true, withOutcome: true });

/** List of planned and completed actions of all clients visible to the user. */
export function ActionsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(actionListQuery(search, useMe().id));
  const view = useSavedList(LIST, search);
  const rowKeys = useActionKeys();
  const page = list.data?.pages[0]?.page;
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(NONE);
  useShortcuts({ Escape: () => (chosen.size > 0 ? setChosen(NONE) : false) });

  // Filters replace the history entry, so that Back leaves the list instead of undoing each filter.
  const change = (part: Partial<ActionsSearch>) => void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  return (
    <>
      <PageHeader
        title={view.view?.name ?? 'Azioni'}
        {...(view.view ? { crumbs: [SECTION] } : { hint: 'Telefonate, appuntamenti e storici' })}
        actions={<NewActionButton />}
      />
      <DataList<CrmActionDto>
        label="Azioni"
        noun={['azione', 'azioni']}
        columns={isToDo(search) ? toDo : all}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        sort={{
          order: orderOf(search),
          onChange: (order) => change({ ord: (order as ActionOrder | null) ?? undefined }),
        }}
        link={({ id }) => actionLink(id)}
        currentId={search.azione}
        rowLabel={({ description }) => description}
        card={(action) => <ActionCard action={action} withClient />}
        rowActions={(action) => <ActionMenuButton action={action} />}
        rowKeys={rowKeys}
        selection={{
          ids: chosen,
          everything: false,
          onChange: setChosen,
          bar: <ActionsBulkBar chosen={rows.filter(({ id }) => chosen.has(id))} onClear={() => setChosen(NONE)} />,
        }}
        toolbar={<ActionsToolbar search={search} view={view} onChange={change} />}
        filtered={isNarrowed(search)}
        empty={<ActionsEmpty search={search} onChange={change} />}
        filteredEmpty={<ActionsFilteredEmpty search={search} onChange={change} />}
        errorTitle="Non riusciamo a caricare le azioni"
        hints={
          <>
            <Kbd>A</Kbd> avanza <Kbd>N</Kbd> azione <Kbd>S</Kbd> storico <Kbd>R</Kbd> riprogramma
          </>
        }
      />
    </>
  );
}
