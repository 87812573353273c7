import type { LinkProps } from '@tanstack/react-router';
import type { ClientStatus } from '@sestante/api-client/types';

type Kept = { id: string; status: ClientStatus };

/** The section a record is kept in; a prospect that is converted moves from one to the other with its id. */
export const SECTIONS = {
  client: { label: 'Clienti', link: { to: '/clienti' } },
  prospect: { label: 'Prospect', link: { to: '/prospect' } },
} as const satisfies Record<ClientStatus, { label: string; link: LinkProps }>;

export function profileLink({ id, status }: Kept) {
  return { to: status === 'prospect' ? '/prospect/$id' : '/clienti/$id', params: { id } } as const;
}

export function editLink({ id, status }: Kept) {
  return { to: status === 'prospect' ? '/prospect/$id/modifica' : '/clienti/$id/modifica', params: { id } } as const;
}
