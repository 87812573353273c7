import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import { formatDay } from '../../lib/formats';
import { useMe } from '../../lib/me';
import { Avatar } from '../../ui/avatar';
import type { CheckOption } from '../../ui/check-list';
import type { Filter } from '../../ui/filter-chips';
import { initialsOf } from '../../ui/role-labels';
import { TagDot } from '../tags/tag-chips';
import type { ClientsSearch } from './clients-search';

export const NO_FILTERS = { ass: undefined, tag: undefined, creatore: undefined, dal: undefined } satisfies Partial<ClientsSearch>;

/** The filters of the list of clients: what each is called, what it is set to, how it is set. */
export function useClientFilters(search: ClientsSearch, onChange: (part: Partial<ClientsSearch>) => void) {
  const me = useMe();
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 });
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 });

  const colleagues: CheckOption[] = (people.data?.data ?? []).map((person) => ({
    value: person.id === me.id ? 'me' : person.id,
    label: person.id === me.id ? `${person.displayName} (io)` : person.displayName,
    icon: <Avatar initials={initialsOf(person)} kind="user" size="s" />,
  }));
  const assignees = [...colleagues, { value: 'nessuno', label: 'Nessuno' }];
  const tagOptions = (tags.data?.data ?? []).map((tag) => ({
    value: tag.id,
    label: tag.name,
    icon: <TagDot color={tag.color} />,
  }));

  const anyOf = (key: 'ass' | 'tag' | 'creatore', label: string, options: CheckOption[]): Filter => ({
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

  const filters: Filter[] = [
    anyOf('ass', 'Assegnatario', assignees),
    anyOf('tag', 'Tag', tagOptions),
    anyOf('creatore', 'Creato da', colleagues),
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

function inWords(selected: string[] | undefined, options: CheckOption[]): string | null {
  if (!selected) return null;
  if (selected.length > 2) return `${selected.length} scelte`;
  // Someone who has left, or a tag that was deleted, still narrows the list.
  return selected.map((value) => options.find((option) => option.value === value)?.label ?? '…').join(' o ');
}
