import { useQuery } from '@tanstack/react-query';
import { listAssigneesOptions, listTagsOptions } from '@sestante/api-client/query';
import type { UpdateClientDto } from '@sestante/api-client/types';
import { VersionDialog, type VersionWork } from '../../../ui/forms/version-dialog';
import { type FieldName, labelOf, readValue, type ValueOf } from './client-fields';
import type { Client } from '../client-names';

interface ConflictDialogProps {
  client: Client;
  work: VersionWork<Client, UpdateClientDto>;
  /** Discards the user's own changes. */
  onReload?: (theirs: Client) => void;
}

/** Conflict dialog for two versions of a client, with names of colleagues and tags. */
export function ConflictDialog({ client, work, onReload = () => undefined }: ConflictDialogProps) {
  return work.conflict && <Named client={client} work={work} onReload={onReload} />;
}

function Named({ client, work, onReload }: Required<ConflictDialogProps>) {
  const nameOf = useNames();
  // Values are keyed by their field names, which the compiler cannot follow.
  const read = <Name extends FieldName>(name: Name, value: unknown) => readValue(name, (value ?? null) as ValueOf<Name> | null, nameOf);
  return <VersionDialog work={work} label={(name) => labelOf(name, client.type)} read={read} onReload={onReload} />;
}

/** Names of colleagues and tags by id; the form underneath has already loaded both lists. */
function useNames() {
  const people = useQuery({ ...listAssigneesOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  const tags = useQuery({ ...listTagsOptions(), staleTime: 5 * 60_000 }).data?.data ?? [];
  return (id: string) => people.find((person) => person.id === id)?.displayName ?? tags.find((tag) => tag.id === id)?.name ?? '…';
}
