import { Button } from '@mantine/core';
import type { CappedTotal } from '@sestante/api-client/types';
import { IconChartBar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { formatInteger } from '../../lib/formats';
import { FilterChips } from '../../ui/lists/filter-chips';
import { focusFirstRow } from '../../ui/lists/focus-first-row';
import { LinkTabs } from '../../ui/layout/link-tabs';
import classes from '../../ui/lists/list-toolbar.module.css';
import { MineButton } from '../../ui/lists/mine-button';
import { SearchBox } from '../../ui/lists/search-box';
import { NO_FILTERS, useActionFilters } from './action-filters';
import { StateLegend } from '../records/actions/action-state';
import type { SavedList } from '../views/use-saved-list';
import { ViewState } from '../views/view-state';
import { ViewsButton } from '../views/views-button';
import { AgendaSwitch } from '../records/actions/agenda-switch';
import { isNarrowed } from '../records/actions/actions-query';
import type { ActionsSearch } from '../records/actions/actions-search';
import { useActionCounts } from './use-action-counts';

interface ActionsToolbarProps {
  search: ActionsSearch;
  view: SavedList;
  onChange: (part: Partial<ActionsSearch>) => void;
}

export function ActionsToolbar({ search, view, onChange }: ActionsToolbarProps) {
  const filters = useActionFilters(search, onChange);
  const counts = useActionCounts();
  const mine = search.op?.length === 1 && search.op[0] === 'me';
  const tab = (id: ActionsSearch['elenco'], label: string, count?: CappedTotal) => ({
    id: id ?? 'aperte',
    label,
    count: count && `${formatInteger(count.total)}${count.totalCapped ? '+' : ''}`,
    link: { to: '/azioni', search: { ...search, elenco: id, ord: undefined } } as const,
    current: search.elenco === id,
  });
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']} data-wrap>
        <AgendaSwitch current="elenco" />
        <ViewsButton list={view} />
        <LinkTabs
          label="Quali azioni"
          tabs={[
            tab(undefined, 'Da fare'),
            tab('oggi', 'Oggi', counts?.today),
            tab('ritardo', 'In ritardo', counts?.overdue),
            tab('chiuse', 'Chiuse e storici'),
            tab('tutte', 'Tutte'),
          ]}
        />
        <div className={classes['end']}>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<IconChartBar size={15} stroke={1.7} />}
            renderRoot={(props) => <Link {...props} to="/statistiche" search={{ op: search.op }} />}
          >
            Statistiche
          </Button>
          <MineButton
            label="Le mie"
            title="Solo quelle di cui sono l’operatore"
            pressed={mine}
            onToggle={() => onChange({ op: mine ? undefined : ['me'] })}
          />
        </div>
      </div>
      <div className={classes['line']} data-wrap>
        <SearchBox
          className={classes['search']}
          label="Cerca nelle azioni"
          placeholder="Cerca per testo o cliente…"
          value={search.q ?? ''}
          onSearch={(text) => onChange({ q: text === '' ? undefined : text })}
          onLeave={focusFirstRow}
        />
        <FilterChips filters={filters} onClearAll={() => onChange(NO_FILTERS)} />
        <ViewState list={view} narrowed={isNarrowed(search)} />
        <span className={classes['end']}>
          <StateLegend />
        </span>
      </div>
    </div>
  );
}
