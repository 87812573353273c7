import { useQuery } from '@tanstack/react-query';
import { formatInteger } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { FilterChips } from '../../ui/lists/filter-chips';
import { focusFirstRow } from '../../ui/lists/focus-first-row';
import { LinkTabs } from '../../ui/layout/link-tabs';
import classes from '../../ui/lists/list-toolbar.module.css';
import { MineButton } from '../../ui/lists/mine-button';
import { SearchBox } from '../../ui/lists/search-box';
import { NO_FILTERS, useQuestionnaireFilters } from './questionnaire-filters';
import { questionnaireCountsQuery } from './questionnaire-queries';
import type { BuiltInList, QuestionnairesSearch } from './questionnaires-search';

interface QuestionnairesToolbarProps {
  search: QuestionnairesSearch;
  onChange: (part: Partial<QuestionnairesSearch>) => void;
}

export function QuestionnairesToolbar({ search, onChange }: QuestionnairesToolbarProps) {
  const filters = useQuestionnaireFilters(search, onChange);
  const counts = useQuery(questionnaireCountsQuery(search, useMe().id)).data;
  const mine = search.ass?.length === 1 && search.ass[0] === 'me';
  const tab = (elenco: BuiltInList | undefined, label: string, count: number | undefined) => ({
    id: elenco ?? 'tutti',
    label,
    count: count === undefined ? undefined : formatInteger(count),
    link: { to: '/questionari', search: { ...search, elenco } } as const,
    current: search.elenco === elenco,
  });
  return (
    <div className={classes['toolbar']}>
      <div className={classes['line']} data-wrap>
        <LinkTabs
          label="Quali questionari"
          tabs={[
            tab(undefined, 'Tutti', undefined),
            tab('da-rivedere', 'Da rivedere', counts?.toReview),
            tab('inviati', 'Inviati', counts?.byStatus.sent),
            tab('in-compilazione', 'In compilazione', counts?.byStatus.in_progress),
            tab('completati', 'Completati', counts?.byStatus.completed),
            tab('scaduti', 'Scaduti', counts?.byStatus.expired),
            tab('annullati', 'Annullati', counts?.byStatus.cancelled),
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
          label="Cerca nei questionari"
          placeholder="Cerca per cliente…"
          value={search.q ?? ''}
          onSearch={(text) => onChange({ q: text === '' ? undefined : text })}
          onLeave={focusFirstRow}
        />
        <FilterChips filters={filters} onClearAll={() => onChange(NO_FILTERS)} />
      </div>
    </div>
  );
}
