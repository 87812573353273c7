import { useInfiniteQuery } from '@tanstack/react-query';
import type { CrmActionDto } from '@sestante/api-client/types';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMe } from '../../lib/me';
import { DataList } from '../../ui/lists/data-list';
import { FilterChips } from '../../ui/lists/filter-chips';
import { Kbd } from '../../ui/layout/kbd';
import { LinkTabs } from '../../ui/layout/link-tabs';
import classes from '../../ui/lists/list-toolbar.module.css';
import { ActionCard, actionColumns } from '../records/actions/action-columns';
import { NO_FILTERS, useActionFilters } from './action-filters';
import { ActionMenuButton } from '../records/actions/action-menu-button';
import { actionListQuery, actionsOf } from '../records/actions/action-queries';
import { StateLegend } from '../records/actions/action-state';
import { ActionsEmpty, ActionsFilteredEmpty } from './actions-empty';
import { isNarrowed, orderOf } from '../records/actions/actions-query';
import type { ActionOrder, ActionsSearch } from '../records/actions/actions-search';
import { actionLink } from '../records/actions/drawer-search';
import { useActionKeys } from '../records/actions/use-action-keys';

const columns = actionColumns({ withClient: false, withOutcome: true });

/** Actions of one client: planned ones oldest first, completed ones newest first. */
export function ClientActionsTab({ clientId }: { clientId: string }) {
  const search: ActionsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const shown = actionsOf(clientId, search);
  const list = useInfiniteQuery(actionListQuery(shown, useMe().id));
  const page = list.data?.pages[0]?.page;
  const change = (part: Partial<ActionsSearch>) =>
    void navigate({ to: '.', search: (before: object) => ({ ...before, ...part }), replace: true, resetScroll: false });
  const filters = useActionFilters(search, change).filter(({ id }) => id !== 'cliente');
  const rowKeys = useActionKeys();
  const narrowed = isNarrowed({ ...search, cliente: undefined });
  const tab = (id: ActionsSearch['elenco'], label: string) => ({
    id: id ?? 'tutte',
    label,
    link: { to: '.', search: (before: object) => ({ ...before, elenco: id, ord: undefined }), resetScroll: false } as const,
    current: search.elenco === id,
  });
  return (
    <>
      <DataList<CrmActionDto>
        label="Azioni e storici"
        noun={['voce', 'voci']}
        columns={columns}
        query={list}
        total={page?.total === undefined ? null : { count: page.total, capped: page.totalCapped ?? false }}
        sort={{ order: orderOf(shown), onChange: (order) => change({ ord: (order as ActionOrder | null) ?? undefined }) }}
        link={({ id }) => actionLink(id)}
        rowLabel={({ description }) => description}
        card={(action) => <ActionCard action={action} withClient={false} />}
        rowActions={(action) => <ActionMenuButton action={action} />}
        rowKeys={rowKeys}
        toolbar={
          <div className={classes['toolbar']}>
            <div className={classes['line']} data-wrap>
              <LinkTabs label="Quali" tabs={[tab(undefined, 'Tutte'), tab('chiuse', 'Chiuse e storici')]} />
              <FilterChips filters={filters} onClearAll={() => change(NO_FILTERS)} />
              <span className={classes['end']}>
                <StateLegend />
              </span>
            </div>
          </div>
        }
        filtered={narrowed}
        empty={<ActionsEmpty search={shown} onChange={change} />}
        filteredEmpty={<ActionsFilteredEmpty search={shown} onChange={change} />}
        errorTitle="Non riusciamo a caricare le azioni"
        hints={
          <>
            <Kbd>A</Kbd> avanza <Kbd>N</Kbd> azione <Kbd>S</Kbd> storico
          </>
        }
      />
    </>
  );
}
