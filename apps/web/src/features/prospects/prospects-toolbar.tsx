import { ActionIcon, Button } from '@mantine/core';
import type { ProspectCounts } from '@sestante/api-client/types';
import { IconAdjustmentsHorizontal, IconArrowsSort, IconLayoutKanban, IconList } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { formatInteger, formatMoney } from '../../lib/formats';
import { usePermission } from '../../lib/me';
import { FilterChips } from '../../ui/filter-chips';
import { LinkTabs } from '../../ui/link-tabs';
import { MenuOnDemand } from '../../ui/menu-on-demand';
import { SearchBox } from '../../ui/search-box';
import { NO_FILTERS, useProspectFilters } from './prospect-filters';
import { orderLabel } from './prospects-order';
import type { ProspectsSearch } from './prospects-search';
import classes from './prospects-page.module.css';

const ProspectsSortMenu = lazy(() => import('./prospects-sort-menu').then((module) => ({ default: module.ProspectsSortMenu })));
const StagesDialog = lazy(() => import('./stages-dialog').then((module) => ({ default: module.StagesDialog })));

interface ProspectsToolbarProps {
  search: ProspectsSearch;
  counts: ProspectCounts | undefined;
  /** Where there is no room for columns there is only the list. */
  listOnly: boolean;
  onChange: (part: Partial<ProspectsSearch>) => void;
  /** ↓ in the search: on to what it has found. */
  onLeave: () => void;
}

export function ProspectsToolbar({ search, counts, listOnly, onChange, onLeave }: ProspectsToolbarProps) {
  const filters = useProspectFilters(search, onChange);
  const [editing, setEditing] = useState(false);
  const maySet = usePermission('settings');
  const asList = listOnly || search.vista === 'elenco';
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']}>
        {!listOnly && <ViewSwitch search={search} />}
        <SearchBox
          className={classes['search']}
          label="Cerca nei prospect"
          placeholder="Cerca prospect…"
          value={search.q ?? ''}
          onSearch={(text) => onChange({ q: text === '' ? undefined : text })}
          onLeave={onLeave}
        />
        <FilterChips filters={filters} onClearAll={() => onChange(NO_FILTERS)} />
        <div className={classes['end']}>
          <Sum counts={counts} />
          <MenuOnDemand
            target={
              <Button className={classes['sort'] ?? ''} variant="subtle" size="xs" leftSection={<IconArrowsSort size={15} stroke={1.7} />}>
                {orderLabel(search)}
              </Button>
            }
            menu={(target) => <ProspectsSortMenu target={target} search={search} onChange={onChange} />}
          />
          {maySet && (
            <ActionIcon aria-label="Modifica le fasi" title="Modifica le fasi" onClick={() => setEditing(true)}>
              <IconAdjustmentsHorizontal size={17} stroke={1.7} />
            </ActionIcon>
          )}
        </div>
      </div>
      {asList && (
        <div className={classes['line']}>
          <LinkTabs label="Fase" tabs={stageTabs(search, counts)} />
        </div>
      )}
      <Suspense>{editing && <StagesDialog onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}

function ViewSwitch({ search }: { search: ProspectsSearch }) {
  const views = [
    { id: undefined, label: 'Pipeline', icon: IconLayoutKanban },
    { id: 'elenco' as const, label: 'Elenco', icon: IconList },
  ];
  return (
    <nav aria-label="Come mostrarli" className={classes['views']}>
      {views.map(({ id, label, icon: Glyph }) => (
        <Link
          key={label}
          to="/prospect"
          search={{ ...search, vista: id, fase: undefined }}
          replace
          className={classes['view']}
          data-current={search.vista === id || undefined}
          aria-current={search.vista === id ? 'page' : undefined}
        >
          <Glyph size={15} stroke={1.7} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** "96 prospect · € 184.300 stimati", under the filters in force. */
function Sum({ counts }: { counts: ProspectCounts | undefined }) {
  if (!counts) return null;
  const total = counts.data.reduce((sum, one) => sum + one.total, 0);
  const amount = addUp(counts.data.map(({ expectedValue }) => expectedValue.amount));
  return (
    <p role="status" className={classes['sum']}>
      {formatInteger(total)} prospect · <b>{formatMoney({ amount, currency: 'EUR' })}</b> stimati
    </p>
  );
}

function stageTabs(search: ProspectsSearch, counts: ProspectCounts | undefined) {
  const tab = (id: ProspectsSearch['fase'], label: string, total: number | undefined) => ({
    id: id ?? 'tutti',
    label,
    count: total === undefined ? undefined : formatInteger(total),
    link: { to: '/prospect', search: { ...search, fase: id } } as const,
    current: search.fase === id,
  });
  return [
    tab(
      undefined,
      'Aperti',
      counts?.data.reduce((sum, { total }) => sum + total, 0),
    ),
    ...(counts?.data ?? []).map(({ stage, total }) => tab(stage.id, stage.name, total)),
    tab('persi', 'Persi', counts?.lost.total),
  ];
}

/** Decimal strings, in cents: a sum of floats would not be theirs. */
function addUp(amounts: string[]): string {
  const cents = amounts.reduce((sum, amount) => sum + BigInt(amount.replace('.', '')), 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
