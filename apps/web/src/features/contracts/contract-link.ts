import type { ContractExpiry } from '@sestante/api-client/types';

/** The contract beside the others of its client. */
export function contractLink({ client, id }: Pick<ContractExpiry, 'client' | 'id'>) {
  return { to: '/clienti/$id/contratti', params: { id: client.id }, search: { apri: id } } as const;
}
