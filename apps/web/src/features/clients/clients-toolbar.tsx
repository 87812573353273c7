import { Button, Menu } from '@mantine/core';
import { IconArrowsSort, IconCheck } from '@tabler/icons-react';
import type { ClientCounts, ClientType } from '@sestante/api-client/types';
import { LinkTabs } from '../../ui/link-tabs';
import { SearchBox } from '../../ui/search-box';
import { focusFirstRow } from '../../ui/focus-first-row';
import { FilterChips } from '../../ui/filter-chips';
import { TYPE_LABELS } from './client-labels';
import { countOf, countText } from './client-queries';
import { ClientTypeIcon } from './client-type-badge';
import { useClientFilters } from './client-filters';
import type { ClientsSearch } from './clients-search';
import classes from './clients-toolbar.module.css';

const ORDERS: { value: NonNullable<ClientsSearch['ord']>; label: string }[] = [
  { value: 'nome', label: 'Nome, dalla A' },
  { value: '-nome', label: 'Nome, dalla Z' },
  { value: '-aggiornato', label: 'Aggiornati di recente' },
  { value: 'aggiornato', label: 'Fermi da più tempo' },
  { value: '-creato', label: 'Più nuovi' },
  { value: 'creato', label: 'Più vecchi' },
];

interface ClientsToolbarProps {
  search: ClientsSearch;
  counts: ClientCounts | undefined;
  onChange: (part: Partial<ClientsSearch>) => void;
}

export function ClientsToolbar({ search, counts, onChange }: ClientsToolbarProps) {
  const { filters, clearAll } = useClientFilters(search, onChange);
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']}>
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
        <SortMenu search={search} onChange={onChange} />
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

/** The same orders as the column heads, where there are no heads to press. */
function SortMenu({ search, onChange }: Pick<ClientsToolbarProps, 'search' | 'onChange'>) {
  const byRelevance = search.q !== undefined && search.ord === undefined;
  const current = search.ord ?? 'nome';
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          className={classes['sort'] ?? ''}
          variant="subtle"
          size="xs"
          leftSection={<IconArrowsSort size={15} stroke={1.7} />}
        >
          {byRelevance ? 'Pertinenza' : ORDERS.find(({ value }) => value === current)?.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {search.q !== undefined && (
          <SortItem label="Pertinenza" checked={byRelevance} onClick={() => onChange({ ord: undefined })} />
        )}
        {ORDERS.map(({ value, label }) => (
          <SortItem
            key={value}
            label={label}
            checked={!byRelevance && value === current}
            onClick={() => onChange({ ord: value === 'nome' && search.q === undefined ? undefined : value })}
          />
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function SortItem({ label, checked, onClick }: { label: string; checked: boolean; onClick: () => void }) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={checked}
      leftSection={<IconCheck size={16} stroke={1.7} opacity={checked ? 1 : 0} />}
      onClick={onClick}
    >
      {label}
    </Menu.Item>
  );
}
