import { listClients, listProspects } from '@sestante/api-client';
import type { ClientStatus, ProspectFilter } from '@sestante/api-client/types';

/** How many a change by this filter is about: counted to the last one, and without those that a slip was forgiven for. */
export async function countExactly(status: ClientStatus, filter: ProspectFilter): Promise<number> {
  const query = { ...filter, exact: true, count: 'exact' as const, limit: 1 };
  const list = status === 'prospect' ? listProspects : listClients;
  const { data } = await list({ query, throwOnError: true });
  return data.page.total ?? 0;
}
