import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ClientCounts, ClientType } from '@sestante/api-client/types';
import { usePermission } from '../../lib/me';
import { FilterChips } from '../../ui/lists/filter-chips';
import { focusFirstRow } from '../../ui/lists/focus-first-row';
import { LinkTabs } from '../../ui/layout/link-tabs';
import classes from '../../ui/lists/list-toolbar.module.css';
import { MineButton } from '../../ui/lists/mine-button';
import { SearchBox } from '../../ui/lists/search-box';
import { SortButton } from '../../ui/lists/sort-button';
import { ExportButton } from '../views/export-button';
import { ColumnsButton } from '../views/columns-button';
import type { ListView } from '../views/use-list-view';
import { ViewState } from '../views/view-state';
import { ViewsButton } from '../views/views-button';
import { TYPE_LABELS } from '../records/client-labels';
import { countText } from '../records/counts';
import { countOf } from './client-queries';
import { ClientTypeIcon } from '../records/client-type-badge';
import { useClientFilters } from './client-filters';
import { ORDER_LABELS } from './clients-order';
import type { ClientsSearch } from './clients-search';
import { isNarrowed } from '../records/list/record-search';

interface ClientsToolbarProps {
  search: ClientsSearch;
  counts: ClientCounts | undefined;
  view: ListView;
  onChange: (part: Partial<ClientsSearch>) => void;
}

export function ClientsToolbar({ search, counts, view, onChange }: ClientsToolbarProps) {
  const mayImport = usePermission('imports:run');
  const { filters, clearAll } = useClientFilters(search, onChange);
  const mine = search.ass?.length === 1 && search.ass[0] === 'me';
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']}>
        <ViewsButton list={view} />
        <LinkTabs
          label="Tipo di cliente"
          tabs={[
            typeTab('tutti', 'Tutti', undefined, search, counts),
            ...(Object.keys(TYPE_LABELS) as ClientType[]).map((type) => ({
              ...typeTab(type, TYPE_LABELS[type], type, search, counts),
              icon: <ClientTypeIcon type={type} size={14} />,
            })),
          ]}
        />
        <div className={classes['end']}>
          <MineButton
            label="I miei"
            title="Solo i clienti assegnati a me"
            pressed={mine}
            onToggle={() => onChange({ ass: mine ? undefined : ['me'] })}
          />
          <SortButton
            labels={ORDER_LABELS}
            order={search.ord}
            byDefault="nome"
            searching={search.q !== undefined}
            onChange={(order) => onChange({ ord: order as ClientsSearch['ord'] })}
          />
          <ColumnsButton list={view} />
          {mayImport && (
            <Button
              className={classes['wide-only'] ?? ''}
              variant="subtle"
              size="xs"
              leftSection={<IconTableImport size={15} stroke={1.7} />}
              title="Importa clienti e prospect da un file CSV"
              renderRoot={(props) => <Link {...props} to="/importa" />}
            >
              Importa
            </Button>
          )}
          <ExportButton list={view} />
        </div>
      </div>
      <div className={classes['line']}>
        <SearchBox
          className={classes['search']}
          label="Cerca nei clienti"
          placeholder="Cerca per nome, email, codice fiscale…"
          value={search.q ?? ''}
          onSearch={(text) => onChange({ q: text === '' ? undefined : text })}
          onLeave={focusFirstRow}
        />
        <FilterChips filters={filters} onClearAll={clearAll} />
        <ViewState list={view} narrowed={isNarrowed(search)} />
      </div>
    </div>
  );
}

function typeTab(id: string, label: string, type: ClientType | undefined, search: ClientsSearch, counts: ClientCounts | undefined) {
  const types = type && [type];
  return {
    id,
    label,
    count: counts && countText(countOf(counts, types)),
    link: { to: '/clienti', search: { ...search, tipo: types } } as const,
    current: type ? (search.tipo?.includes(type) ?? false) : search.tipo === undefined,
  };
}
