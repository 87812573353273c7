import { Button } from '@mantine/core';
import { IconArrowsSort, IconUserCheck } from '@tabler/icons-react';
import type { ClientCounts, ClientType } from '@sestante/api-client/types';
import { lazy } from 'react';
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

const ClientsSortMenu = lazy(() => import('./clients-sort-menu').then((module) => ({ default: module.ClientsSortMenu })));

interface ClientsToolbarProps {
  search: ClientsSearch;
  counts: ClientCounts | undefined;
  onChange: (part: Partial<ClientsSearch>) => void;
}

export function ClientsToolbar({ search, counts, onChange }: ClientsToolbarProps) {
  const { filters, clearAll } = useClientFilters(search, onChange);
  const mine = search.ass?.length === 1 && search.ass[0] === 'me';
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
