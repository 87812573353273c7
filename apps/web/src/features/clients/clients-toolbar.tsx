import { Button } from '@mantine/core';
import { IconArrowsSort, IconColumns3, IconTableImport, IconUserCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ClientCounts, ClientType } from '@sestante/api-client/types';
import { lazy, Suspense, useState } from 'react';
import { usePermission } from '../../lib/me';
import { FilterChips } from '../../ui/filter-chips';
import { focusFirstRow } from '../../ui/focus-first-row';
import { LinkTabs } from '../../ui/link-tabs';
import { MenuOnDemand } from '../../ui/menu-on-demand';
import { SearchBox } from '../../ui/search-box';
import { TYPE_LABELS } from './client-labels';
import { countOf, countText } from './client-queries';
import { ClientTypeIcon } from './client-type-badge';
import { useClientFilters } from './client-filters';
import { orderLabel } from './clients-order';
import type { ClientsSearch } from './clients-search';
import classes from './clients-toolbar.module.css';
import { ViewsButton, ViewState } from './clients-view-bar';
import { ExportButton } from './export-button';
import type { ClientsView } from './use-clients-view';

const ClientsSortMenu = lazy(() => import('./clients-sort-menu').then((module) => ({ default: module.ClientsSortMenu })));

const ColumnsDialog = lazy(() => import('./columns-dialog').then((module) => ({ default: module.ColumnsDialog })));

interface ClientsToolbarProps {
  search: ClientsSearch;
  counts: ClientCounts | undefined;
  view: ClientsView;
  onChange: (part: Partial<ClientsSearch>) => void;
}

export function ClientsToolbar({ search, counts, view, onChange }: ClientsToolbarProps) {
  const [columns, setColumns] = useState(false);
  const mayExport = usePermission('export');
  const mayImport = usePermission('import');
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
        <Button
          className={classes['mine'] ?? ''}
          variant={mine ? 'light' : 'subtle'}
          size="xs"
          leftSection={<IconUserCheck size={15} stroke={1.7} />}
          aria-pressed={mine}
          title="Solo i clienti assegnati a me"
          onClick={() => onChange({ ass: mine ? undefined : ['me'] })}
        >
          I miei
        </Button>
        <MenuOnDemand
          target={
            <Button className={classes['sort'] ?? ''} variant="subtle" size="xs" leftSection={<IconArrowsSort size={15} stroke={1.7} />}>
              {orderLabel(search)}
            </Button>
          }
          menu={(target) => <ClientsSortMenu target={target} search={search} onChange={onChange} />}
        />
        <Button
          className={classes['columns'] ?? ''}
          variant="subtle"
          size="xs"
          leftSection={<IconColumns3 size={15} stroke={1.7} />}
          aria-haspopup="dialog"
          onClick={() => setColumns(true)}
        >
          Colonne
        </Button>
        {mayImport && (
          <Button
            className={classes['columns'] ?? ''}
            variant="subtle"
            size="xs"
            leftSection={<IconTableImport size={15} stroke={1.7} />}
            title="Importa clienti e prospect da un file CSV"
            renderRoot={(props) => <Link {...props} to="/importa" />}
          >
            Importa
          </Button>
        )}
        {mayExport && <ExportButton saved={view.saved} />}
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
        <ViewState list={view} search={search} />
      </div>
      <Suspense>{columns && <ColumnsDialog list={view} onClose={() => setColumns(false)} />}</Suspense>
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
