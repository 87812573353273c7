import { formatDay } from '../../lib/formats';
import type { Filter } from '../../ui/filter-chips';
import type { ClientsSearch } from './clients-search';
import { anyOf, useColleagueOptions, useTagOptions, withNobody } from './list-filters';

export const NO_FILTERS = {
  ass: undefined,
  tag: undefined,
  creatore: undefined,
  dal: undefined,
  prossima: undefined,
} satisfies Partial<ClientsSearch>;

const NEXT = { nessuna: 'Nessuna', pianificata: 'Pianificata' };

/** The filters of the list of clients: what each is called, what it is set to, how it is set. */
export function useClientFilters(search: ClientsSearch, onChange: (part: Partial<ClientsSearch>) => void) {
  const colleagues = useColleagueOptions();
  const tags = useTagOptions();
  const filters: Filter[] = [
    anyOf(search, onChange, 'ass', 'Assegnatario', withNobody(colleagues)),
    anyOf(search, onChange, 'tag', 'Tag', tags),
    anyOf(search, onChange, 'creatore', 'Creato da', colleagues),
    {
      id: 'prossima',
      label: 'Prossima azione',
      value: search.prossima === undefined ? null : NEXT[search.prossima],
      editor: {
        kind: 'any-of',
        options: Object.entries(NEXT).map(([value, label]) => ({ value, label })),
        selected: search.prossima === undefined ? [] : [search.prossima],
        // One of the two at a time: the one that was pressed last.
        onChange: (chosen) => onChange({ prossima: chosen.at(-1) as ClientsSearch['prossima'] }),
      },
      onClear: () => onChange({ prossima: undefined }),
    },
    {
      id: 'dal',
      label: 'Aggiornato dal',
      value: search.dal === undefined ? null : formatDay(search.dal),
      editor: { kind: 'since', value: search.dal, onChange: (dal) => onChange({ dal }) },
      onClear: () => onChange({ dal: undefined }),
    },
  ];
  return { filters, clearAll: () => onChange(NO_FILTERS) };
}
