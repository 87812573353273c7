import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import { VersionDialog } from '../../ui/version-dialog';
import { type FieldName, labelOf, readValue, type ValueOf } from './client-fields';
import type { Client } from './client-names';
import type { useSaveClient } from './use-save-client';

interface ConflictDialogProps {
  client: Client;
  work: ReturnType<typeof useSaveClient>;
  /** Gives up one's own changes. */
  onReload?: (theirs: Client) => void;
}

/** The choice between two versions of a client, with the names of colleagues and tags. */
export function ConflictDialog({ client, work, onReload = () => undefined }: ConflictDialogProps) {
  return work.conflict && <Named client={client} work={work} onReload={onReload} />;
}

function Named({ client, work, onReload }: Required<ConflictDialogProps>) {
  const nameOf = useNames();
  // Values stand under the names of their fields; the compiler does not follow a name through them.
  const read = <Name extends FieldName>(name: Name, value: unknown) => readValue(name, (value ?? null) as ValueOf<Name> | null, nameOf);
  return <VersionDialog work={work} label={(name) => labelOf(name, client.type)} read={read} onReload={onReload} />;
}

/** Colleagues and tags by id; both lists are loaded already by the form underneath. */
function useNames() {
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  return (id: string) => people.find((person) => person.id === id)?.displayName ?? tags.find((tag) => tag.id === id)?.name ?? '…';
}
