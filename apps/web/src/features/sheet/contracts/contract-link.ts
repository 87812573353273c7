import type { ContractExpiry } from '@sestante/api-client/types';

/** Link to the contract in its client's tab. */
export function contractLink({ client, id }: Pick<ContractExpiry, 'client' | 'id'>) {
  return { to: '/$sezione/$id/contratti', params: { sezione: 'clienti', id: client.id }, search: { apri: id } } as const;
}
