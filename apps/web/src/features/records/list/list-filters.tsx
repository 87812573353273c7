import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import { formatDay } from '../../../lib/formats';
import { useMe } from '../../../lib/me';
import { Avatar } from '../../../ui/feedback/avatar';
import type { CheckOption } from '../../../ui/lists/check-list';
import type { Filter } from '../../../ui/lists/filter-chips';
import { initialsOf } from '../../../lib/role-labels';
import { TagDot } from '../../tags/tag-chips';
import type { RecordSearch } from './record-search';

/** Colleagues as filter options. The user is `me` in the address, so that a shared link applies to its reader. */
export function useColleagueOptions(): CheckOption[] {
  const me = useMe();
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 });
  return (people.data?.data ?? []).map((person) => ({
    value: person.id === me.id ? 'me' : person.id,
    label: person.id === me.id ? `${person.displayName} (io)` : person.displayName,
    icon: <Avatar initials={initialsOf(person)} kind="user" size="s" />,
  }));
}

/** Adds the option of having no assignee. */
export const withNobody = (colleagues: CheckOption[]): CheckOption[] => [...colleagues, { value: 'nessuno', label: 'Nessuno' }];

export function useTagOptions(): CheckOption[] {
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 });
  return (tags.data?.data ?? []).map((tag) => ({ value: tag.id, label: tag.name, icon: <TagDot color={tag.color} /> }));
}

/** Filter on any of several values, stored in the address under `key`. */
export function anyOf<Key extends string>(
  search: Readonly<Partial<Record<Key, string[] | undefined>>>,
  onChange: (part: Partial<Record<Key, string[] | undefined>>) => void,
  key: Key,
  label: string,
  options: CheckOption[],
): Filter {
  const set = (selected: string[] | undefined) => onChange({ [key]: selected } as Partial<Record<Key, string[] | undefined>>);
  return {
    id: key,
    label,
    value: inWords(search[key], options),
    editor: {
      kind: 'any-of',
      options,
      selected: search[key] ?? [],
      onChange: (selected) => set(selected.length === 0 ? undefined : selected),
    },
    onClear: () => set(undefined),
  };
}

const NEXT = { nessuna: 'Nessuna', pianificata: 'Pianificata' };
const WITHIN = [30, 60, 90];
type Ending = Pick<RecordSearch, 'creatore' | 'prossima' | 'scadenza' | 'dal'>;

/** Filters at the end of both lists: creator, next action, expiring contracts, last change. */
export function recordFilters(search: Ending, onChange: (part: Partial<Ending>) => void, colleagues: CheckOption[]): Filter[] {
  return [
    anyOf(search, onChange, 'creatore', 'Creato da', colleagues),
    {
      id: 'prossima',
      label: 'Prossima azione',
      value: search.prossima === undefined ? null : NEXT[search.prossima],
      editor: {
        kind: 'any-of',
        options: Object.entries(NEXT).map(([value, label]) => ({ value, label })),
        selected: search.prossima === undefined ? [] : [search.prossima],
        // Only one of the two can be active: the one pressed last.
        onChange: (chosen) => onChange({ prossima: chosen.at(-1) as RecordSearch['prossima'] }),
      },
      onClear: () => onChange({ prossima: undefined }),
    },
    {
      id: 'scadenza',
      label: 'Scadenza contratto entro',
      value: search.scadenza === undefined ? null : daysInWords(search.scadenza),
      editor: {
        kind: 'any-of',
        // The address may contain a number that is not among the options.
        options: [...new Set([...WITHIN, ...(search.scadenza === undefined ? [] : [search.scadenza])])].map((days) => ({
          value: String(days),
          label: daysInWords(days),
        })),
        selected: search.scadenza === undefined ? [] : [String(search.scadenza)],
        onChange: (chosen) => onChange({ scadenza: chosen.length === 0 ? undefined : Number(chosen.at(-1)) }),
      },
      onClear: () => onChange({ scadenza: undefined }),
    },
    {
      id: 'dal',
      label: 'Aggiornato dal',
      value: search.dal === undefined ? null : formatDay(search.dal),
      editor: { kind: 'since', value: search.dal, onChange: (dal) => onChange({ dal }) },
      onClear: () => onChange({ dal: undefined }),
    },
  ];
}

const daysInWords = (days: number): string => (days === 1 ? '1 giorno' : `${days} giorni`);

function inWords(selected: string[] | undefined, options: CheckOption[]): string | null {
  if (!selected) return null;
  if (selected.length > 2) return `${selected.length} scelte`;
  // A former colleague or a deleted tag is kept as a filter value.
  return selected.map((value) => options.find((option) => option.value === value)?.label ?? '…').join(' o ');
}
