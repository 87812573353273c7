import { ActionIcon } from '@mantine/core';
import type { ProspectCounts, StageSum } from '@sestante/api-client/types';
import { IconAdjustmentsHorizontal, IconLayoutKanban, IconList } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../../lib/me';
import { FilterChips } from '../../ui/lists/filter-chips';
import { LinkSwitch } from '../../ui/layout/link-switch';
import { LinkTabs } from '../../ui/layout/link-tabs';
import toolbar from '../../ui/lists/list-toolbar.module.css';
import { SearchBox } from '../../ui/lists/search-box';
import { SortButton } from '../../ui/lists/sort-button';
import { countText } from '../records/counts';
import { isNarrowed } from '../records/list/record-search';
import { ExportButton } from '../views/export-button';
import { ColumnsButton } from '../views/columns-button';
import type { ListView } from '../views/use-list-view';
import { ViewState } from '../views/view-state';
import { ViewsButton } from '../views/views-button';
import { NO_FILTERS, useProspectFilters } from './prospect-filters';
import { howMany, sumUp, worthText } from './stage-sums';
import { ORDER_LABELS } from './prospects-order';
import type { ProspectOrder, ProspectsSearch } from './prospects-search';
import classes from './prospects-toolbar.module.css';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const StagesDialog = lazy(() => import('./stages-dialog').then((module) => ({ default: module.StagesDialog })));

interface ProspectsToolbarProps {
  search: ProspectsSearch;
  counts: ProspectCounts | undefined;
  view: ListView;
  /** Whether the screen is too narrow for columns, so that only the list is available. */
  listOnly: boolean;
  onChange: (part: Partial<ProspectsSearch>) => void;
  /** Called on ↓ in the search field, to move to the results. */
  onLeave: () => void;
}

export function ProspectsToolbar({ search, counts, view, listOnly, onChange, onLeave }: ProspectsToolbarProps) {
  const filters = useProspectFilters(search, onChange);
  const [editing, setEditing] = useState(false);
  const maySet = usePermission('settings:write');
  const readOnlyProps = useReadOnlyProps();
  const asList = listOnly || search.vista !== undefined;
  return (
    <div className={toolbar['toolbar']}>
      <div className={toolbar['line']} data-wrap>
        {!listOnly && <FormSwitch search={search} asList={asList} />}
        <SearchBox
          className={toolbar['search']}
          label="Cerca nei prospect"
          placeholder="Cerca prospect…"
          value={search.q ?? ''}
          onSearch={(text) => onChange({ q: text === '' ? undefined : text })}
          onLeave={onLeave}
        />
        <FilterChips filters={filters} onClearAll={() => onChange(NO_FILTERS)} />
        <div className={toolbar['end']}>
          <Sum counts={counts} />
          <SortButton
            labels={ORDER_LABELS}
            order={search.ord}
            byDefault="giorni"
            searching={search.q !== undefined}
            onChange={(order) => onChange({ ord: order as ProspectOrder | undefined })}
          />
          {maySet && (
            <ActionIcon aria-label="Modifica le fasi" title="Modifica le fasi" onClick={() => setEditing(true)} {...readOnlyProps}>
              <IconAdjustmentsHorizontal size={17} stroke={1.7} />
            </ActionIcon>
          )}
        </div>
      </div>
      {asList && (
        <div className={toolbar['line']} data-wrap>
          <ViewsButton list={view} />
          <LinkTabs label="Fase" tabs={stageTabs(search, counts)} />
          <ViewState list={view} narrowed={isNarrowed(search)} />
          <div className={`${toolbar['end']} ${toolbar['wide-only']}`}>
            <ColumnsButton list={view} />
            <ExportButton list={view} />
          </div>
        </div>
      )}
      <Suspense>{editing && <StagesDialog onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}

/** Switches between board and list, keeping the filters. */
function FormSwitch({ search, asList }: { search: ProspectsSearch; asList: boolean }) {
  const form = (vista: 'elenco' | undefined, label: string, Glyph: typeof IconList) => ({
    label,
    icon: <Glyph size={15} stroke={1.7} aria-hidden />,
    link: { to: '/prospect', search: { ...search, vista, fase: undefined }, replace: true } as const,
    current: asList === (vista !== undefined),
  });
  return <LinkSwitch label="Come mostrarli" forms={[form(undefined, 'Pipeline', IconLayoutKanban), form('elenco', 'Elenco', IconList)]} />;
}

/** Totals under the current filters, such as "96 prospect · € 184.300 stimati". */
function Sum({ counts }: { counts: ProspectCounts | undefined }) {
  if (!counts) return null;
  const sum = sumUp(counts.data);
  return (
    <p role="status" className={classes['sum']}>
      {countText(howMany(sum))} prospect · <b>{worthText(sum)}</b> stimati
    </p>
  );
}

function stageTabs(search: ProspectsSearch, counts: ProspectCounts | undefined) {
  const tab = (id: ProspectsSearch['fase'], label: string, sum: StageSum | undefined) => ({
    id: id ?? 'tutti',
    label,
    count: sum && countText(howMany(sum)),
    link: { to: '/prospect', search: { ...search, fase: id } } as const,
    current: search.fase === id,
  });
  return [
    tab(undefined, 'Aperti', counts && sumUp(counts.data)),
    ...(counts?.data ?? []).map((head) => tab(head.stage.id, head.stage.name, head)),
    tab('persi', 'Persi', counts?.lost),
  ];
}
