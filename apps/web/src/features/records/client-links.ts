import type { LinkProps } from '@tanstack/react-router';
import type { ClientStatus } from '@sestante/api-client/types';

type Kept = { id: string; status: ClientStatus };

/** Section of each status. A converted prospect keeps its id and moves to the other section. */
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
