import { useQuery } from '@tanstack/react-query';
import type { ReportStatus } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { LinkTabs } from '../../ui/layout/link-tabs';
import { FilterChips } from '../../ui/lists/filter-chips';
import { focusFirstRow } from '../../ui/lists/focus-first-row';
import classes from '../../ui/lists/list-toolbar.module.css';
import { MineButton } from '../../ui/lists/mine-button';
import { SearchBox } from '../../ui/lists/search-box';
import { anyOf, useColleagueOptions, withNobody } from '../records/list/list-filters';
import { REPORT_STATUS_LABELS } from './report-labels';
import { reportCountsQuery } from './report-queries';
import type { BuiltInList, ReportsSearch } from './reports-search';

export const NO_FILTERS = { stato: undefined, ass: undefined } satisfies Partial<ReportsSearch>;

const STATES = (Object.keys(REPORT_STATUS_LABELS) as ReportStatus[]).map((value) => ({ value, label: REPORT_STATUS_LABELS[value].label }));

interface ReportsToolbarProps {
  search: ReportsSearch;
  onChange: (part: Partial<ReportsSearch>) => void;
}

export function ReportsToolbar({ search, onChange }: ReportsToolbarProps) {
  const colleagues = useColleagueOptions();
  const counts = useQuery(reportCountsQuery(search)).data;
  // Cast is safe, because the options offered are exactly the values of the enum.
  const set = onChange as (part: Record<string, string[] | undefined>) => void;
  const mine = search.ass?.length === 1 && search.ass[0] === 'me';
  const tab = (elenco: BuiltInList | undefined, label: string, count: number | undefined) => ({
    id: elenco ?? 'tutti',
    label,
    count: count === undefined ? undefined : formatInteger(count),
    link: { to: '/report', search: { ...search, elenco } } as const,
    current: search.elenco === elenco,
  });
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']} data-wrap>
        <LinkTabs
          label="Quali report"
          tabs={[
            tab(undefined, 'Tutti', undefined),
            tab('da-approvare', 'Da approvare', counts?.toApprove),
            tab('da-consegnare', 'Da consegnare', counts?.toDeliver),
            tab('analitici', 'Analitici', counts?.analytic),
            tab('consulenziali', 'Consulenziali', counts?.consulting),
          ]}
        />
        <div className={classes['end']}>
          <MineButton
            label="I miei"
            title="Solo quelli dei clienti assegnati a me"
            pressed={mine}
            onToggle={() => onChange({ ass: mine ? undefined : ['me'] })}
          />
        </div>
      </div>
      <div className={classes['line']} data-wrap>
        <SearchBox
          className={classes['search']}
          label="Cerca nei report"
          placeholder="Cerca per cliente…"
          value={search.q ?? ''}
          onSearch={(text) => onChange({ q: text === '' ? undefined : text })}
          onLeave={focusFirstRow}
        />
        <FilterChips
          filters={[anyOf(search, set, 'stato', 'Stato', STATES), anyOf(search, set, 'ass', 'Assegnatario', withNobody(colleagues))]}
          onClearAll={() => onChange(NO_FILTERS)}
        />
      </div>
    </div>
  );
}
