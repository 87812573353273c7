import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import type { ClientType } from '@sestante/api-client/types';
import { useMe } from '../../lib/me';
import { Avatar } from '../../ui/avatar';
import type { CheckOption } from '../../ui/check-list';
import type { Filter } from '../../ui/filter-chips';
import { initialsOf } from '../../ui/role-labels';
import { SOURCES } from '../clients/client-fields-suggestions';
import { TYPE_LABELS } from '../clients/client-labels';
import { ClientTypeIcon } from '../clients/client-type-badge';
import { TagDot } from '../tags/tag-chips';
import type { ProspectsSearch } from './prospects-search';

export const NO_FILTERS = { tipo: undefined, ass: undefined, fonte: undefined, tag: undefined } satisfies Partial<ProspectsSearch>;

/** The filters of pipeline and list. */
export function useProspectFilters(search: ProspectsSearch, onChange: (part: Partial<ProspectsSearch>) => void): Filter[] {
  const me = useMe();
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 });
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 });

  const assignees: CheckOption[] = (people.data?.data ?? []).map((person) => ({
    value: person.id === me.id ? 'me' : person.id,
    label: person.id === me.id ? `${person.displayName} (io)` : person.displayName,
    icon: <Avatar initials={initialsOf(person)} kind="user" size="s" />,
  }));
  const types = (Object.keys(TYPE_LABELS) as ClientType[]).map((type) => ({
    value: type,
    label: TYPE_LABELS[type],
    icon: <ClientTypeIcon type={type} size={14} />,
  }));
  // One that came in by import may have a name of its own.
  const sources = [...new Set([...SOURCES, ...(search.fonte ?? [])])].map((source) => ({ value: source, label: source }));
  const tagOptions = (tags.data?.data ?? []).map((tag) => ({ value: tag.id, label: tag.name, icon: <TagDot color={tag.color} /> }));

  const anyOf = (key: keyof typeof NO_FILTERS, label: string, options: CheckOption[]): Filter => ({
    id: key,
    label,
    value: inWords(search[key], options),
    editor: {
      kind: 'any-of',
      options,
      selected: search[key] ?? [],
      onChange: (selected) => onChange({ [key]: selected.length === 0 ? undefined : selected }),
    },
    onClear: () => onChange({ [key]: undefined }),
  });

  return [
    anyOf('tipo', 'Tipo', types),
    anyOf('ass', 'Assegnatario', [...assignees, { value: 'nessuno', label: 'Nessuno' }]),
    anyOf('fonte', 'Fonte', sources),
    anyOf('tag', 'Tag', tagOptions),
  ];
}

function inWords(selected: string[] | undefined, options: CheckOption[]): string | null {
  if (!selected) return null;
  if (selected.length > 2) return `${selected.length} scelte`;
  return selected.map((value) => options.find((option) => option.value === value)?.label ?? '…').join(' o ');
}
