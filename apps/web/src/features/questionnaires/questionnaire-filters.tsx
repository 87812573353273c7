import { useQuery } from '@tanstack/react-query';
import type { ClientType } from '@sestante/api-client/types';
import type { Filter } from '../../ui/lists/filter-chips';
import { TYPE_LABELS } from '../records/client-labels';
import { ClientTypeIcon } from '../records/client-type-badge';
import { anyOf, useColleagueOptions, withNobody } from '../records/list/list-filters';
import { sentTemplatesQuery } from './questionnaire-queries';
import type { QuestionnairesSearch } from './questionnaires-search';

export const NO_FILTERS = { tipo: undefined, modello: undefined, ass: undefined } satisfies Partial<QuestionnairesSearch>;

const TYPES = (Object.keys(TYPE_LABELS) as ClientType[]).map((type) => ({
  value: type,
  label: TYPE_LABELS[type],
  icon: <ClientTypeIcon type={type} size={14} />,
}));

export function useQuestionnaireFilters(search: QuestionnairesSearch, onChange: (part: Partial<QuestionnairesSearch>) => void): Filter[] {
  const colleagues = useColleagueOptions();
  const templates = useQuery(sentTemplatesQuery).data?.data ?? [];
  // Cast is safe, because the options offered are exactly the values of the enum.
  const set = onChange as (part: Record<string, string[] | undefined>) => void;
  return [
    anyOf(search, set, 'tipo', 'Tipo', TYPES),
    anyOf(
      search,
      set,
      'modello',
      'Modello',
      templates.map(({ id, name, version }) => ({ value: id, label: `${name}, versione ${version}` })),
    ),
    anyOf(search, set, 'ass', 'Assegnatario', withNobody(colleagues)),
  ];
}
