import { listClients, listProspects } from '@sestante/api-client';
import type { ClientStatus, ProspectFilter } from '@sestante/api-client/types';

/** Returns the exact number of records a bulk change affects, excluding approximate matches. */
export async function countExactly(status: ClientStatus, filter: ProspectFilter): Promise<number> {
  const query = { ...filter, exact: true, count: 'exact' as const, limit: 1 };
  const list = status === 'prospect' ? listProspects : listClients;
  const { data } = await list({ query, throwOnError: true });
  return data.page.total ?? 0;
}
