import { Select, type SelectProps } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions } from '@sestante/api-client/query';
import { useMe } from '../../lib/me';

/** Option value for no assignee. */
export const NOBODY = 'nessuno';

/** Users who can be assigned, as options. */
export function usePeople(): { value: string; label: string }[] {
  const me = useMe();
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 });
  return (people.data?.data ?? []).map(({ id, displayName }) => ({ value: id, label: id === me.id ? `${displayName} (io)` : displayName }));
}

/** Picks a colleague by part of the name, or nobody. */
export function PersonSelect(props: Omit<SelectProps, 'data'>) {
  const people = usePeople();
  return (
    <Select
      data={[...people, { value: NOBODY, label: 'Nessuno' }]}
      nothingFoundMessage="Nessun collega con questo nome"
      searchable
      autoComplete="off"
      allowDeselect={false}
      {...props}
    />
  );
}
