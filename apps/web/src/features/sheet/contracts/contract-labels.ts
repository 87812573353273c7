import type { ContractStatus } from '@sestante/api-client/types';

export const STATUS_LABELS: Record<ContractStatus, string> = {
  draft: 'Bozza',
  active: 'Attivo',
  suspended: 'Sospeso',
  expired: 'Scaduto',
  cancelled: 'Annullato',
};

/** Premium frequencies suggested by the API; other frequencies are shown as they were typed. */
export const FREQUENCY_LABELS: Record<string, string> = {
  monthly: 'Mensile',
  quarterly: 'Trimestrale',
  semiannual: 'Semestrale',
  annual: 'Annuale',
  single: 'Unico',
};
