import type { NotificationDto, NotificationKind } from '@sestante/api-client/types';
import type { LinkProps } from '@tanstack/react-router';
import { formatInteger } from '../../lib/formats';

interface Told {
  /** After the name of who did it: "ti ha assegnato 12 clienti". */
  what: (about: string) => string;
  /** Where one goes to see it; null where there is nothing left to see. */
  link: (notification: NotificationDto) => LinkProps | null;
}

/** Exhaustive on purpose: a new kind breaks the build until it has its words. */
export const NOTIFICATIONS: Record<NotificationKind, Told> = {
  'clients-assigned': {
    what: (about) => `ti ha assegnato ${about}`,
    link: ({ clientId }) =>
      clientId === null
        ? { to: '/clienti', search: { ass: ['me'], ord: '-aggiornato' } }
        : { to: '/clienti/$id', params: { id: clientId } },
  },
  'clients-unassigned': { what: (about) => `ha passato ad altri ${about}`, link: () => null },
  'contract-renewal-due': {
    what: (about) => `ricorda un contratto in scadenza di ${about}`,
    link: ({ clientId }) => (clientId === null ? null : { to: '/clienti/$id', params: { id: clientId } }),
  },
};

/** "Anna Neri", or "12 clienti". */
export function aboutText({ count, clientName }: NotificationDto): string {
  if (clientName !== null) return clientName;
  return count === 1 ? 'un cliente' : `${formatInteger(count)} clienti`;
}
