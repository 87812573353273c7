import type { Filter } from '../../ui/lists/filter-chips';
import type { ClientsSearch } from './clients-search';
import { anyOf, recordFilters, useColleagueOptions, useTagOptions, withNobody } from '../records/list/list-filters';

export const NO_FILTERS = {
  ass: undefined,
  tag: undefined,
  creatore: undefined,
  dal: undefined,
  prossima: undefined,
  scadenza: undefined,
} satisfies Partial<ClientsSearch>;

/** The filters of the client list, with label, current value and input for each. */
export function useClientFilters(search: ClientsSearch, onChange: (part: Partial<ClientsSearch>) => void) {
  const colleagues = useColleagueOptions();
  const tags = useTagOptions();
  const filters: Filter[] = [
    anyOf(search, onChange, 'ass', 'Assegnatario', withNobody(colleagues)),
    anyOf(search, onChange, 'tag', 'Tag', tags),
    ...recordFilters(search, onChange, colleagues),
  ];
  return { filters, clearAll: () => onChange(NO_FILTERS) };
}
