import type { ClientStatus, ClientType } from '@sestante/api-client/types';

// Exhaustive on purpose: a new value of the contract breaks the build until it has its word.

export const TYPE_LABELS: Record<ClientType, string> = {
  retail: 'Retail',
  professional: 'Professional',
  corporate: 'Corporate',
};

export const TYPE_HINTS: Record<ClientType, string> = {
  retail: 'Privati e famiglie',
  professional: 'Liberi professionisti',
  corporate: 'Aziende e società',
};

export const STATUS_LABELS: Record<ClientStatus, string> = {
  client: 'Cliente',
  prospect: 'Prospect',
};
