import type { ClientType } from '@sestante/api-client/types';
import { useQuery } from '@tanstack/react-query';
import type { Filter } from '../../ui/lists/filter-chips';
import { TYPE_LABELS } from '../records/client-labels';
import { ClientTypeIcon } from '../records/client-type-badge';
import { anyOf, recordFilters, useColleagueOptions, useTagOptions, withNobody } from '../records/list/list-filters';
import { sourcesQuery } from './prospect-queries';
import type { ProspectsSearch } from './prospects-search';

export const NO_FILTERS = {
  tipo: undefined,
  ass: undefined,
  fonte: undefined,
  tag: undefined,
  creatore: undefined,
  dal: undefined,
  prossima: undefined,
  scadenza: undefined,
} satisfies Partial<ProspectsSearch>;

/** Filters of the pipeline and the list. */
export function useProspectFilters(search: ProspectsSearch, onChange: (part: Partial<ProspectsSearch>) => void): Filter[] {
  const colleagues = useColleagueOptions();
  const tags = useTagOptions();
  const types = (Object.keys(TYPE_LABELS) as ClientType[]).map((type) => ({
    value: type,
    label: TYPE_LABELS[type],
    icon: <ClientTypeIcon type={type} size={14} />,
  }));
  const inUse = useQuery(sourcesQuery).data?.data ?? [];
  // A source that is no longer in use is kept as a filter value.
  const sources = [...new Set([...inUse, ...(search.fonte ?? [])])].map((source) => ({ value: source, label: source }));
  // Narrowing of the type: all offered options are client types.
  const onTypes = (part: Partial<Record<'tipo', string[] | undefined>>) => onChange({ tipo: part.tipo as ClientType[] | undefined });
  return [
    anyOf(search, onTypes, 'tipo', 'Tipo', types),
    anyOf(search, onChange, 'ass', 'Assegnatario', withNobody(colleagues)),
    anyOf(search, onChange, 'fonte', 'Fonte', sources),
    anyOf(search, onChange, 'tag', 'Tag', tags),
    ...recordFilters(search, onChange, colleagues),
  ];
}
