import { getClient, listClientTimeline, updateClient } from '@sestante/api-client';
import type { UpdateClientDto } from '@sestante/api-client/types';
import type { Changeable } from '../../../lib/save-changes';
import { fieldNamed, keptFields } from './client-fields';
import type { Client } from '../client-names';

/** Describes how a client is edited when several people may do so at the same time. */
export const CHANGEABLE_CLIENT: Changeable<Client, UpdateClientDto> = {
  read: async ({ id }) => (await getClient({ path: { id }, throwOnError: true })).data,
  write: async ({ id }, body, headers) => (await updateClient({ path: { id }, headers, body, throwOnError: true })).data,
  valuesOf: keptFields,
  whoChanged,
};

async function whoChanged(base: Client, fields: string[]): Promise<string[]> {
  const query = { kind: ['updated' as const], limit: 50 };
  const { data } = await listClientTimeline({ path: { id: base.id }, query, throwOnError: true });
  const since = data.data.filter(({ at }) => at > base.updatedAt);
  const touching = since.filter(({ changes }) => changes.some(({ field }) => fields.some((name) => name === fieldNamed(field))));
  return [...new Set(touching.map(({ actor }) => actor.displayName))];
}
