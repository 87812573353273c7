import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import { VersionDialog } from '../../ui/version-dialog';
import { type FieldName, labelOf, readValue, valueOf } from './client-fields';
import { type Conflict, mineOf } from './save-client';

interface ConflictDialogProps {
  conflict: Conflict;
  saving: boolean;
  /** With the fields where the other value is kept. */
  onSettle: (keepTheirs: FieldName[]) => void;
  /** Gives up one's own changes. */
  onReload: () => void;
  onClose: () => void;
}

/** The choice between two versions of a client, with the names of colleagues and tags. */
export function ConflictDialog({ conflict, ...dialog }: ConflictDialogProps) {
  const { mine, theirs, fields, people } = conflict;
  const nameOf = useNames();
  return (
    <VersionDialog
      {...dialog}
      who={people}
      fields={fields.map((name) => ({
        name,
        label: labelOf(name, theirs.type),
        mine: readValue(name, mineOf(mine, name), nameOf),
        theirs: readValue(name, valueOf(theirs, name), nameOf),
      }))}
    />
  );
}

/** Colleagues and tags by id; both lists are loaded already by the form underneath. */
function useNames() {
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  return (id: string) => people.find((person) => person.id === id)?.displayName ?? tags.find((tag) => tag.id === id)?.name ?? '…';
}
