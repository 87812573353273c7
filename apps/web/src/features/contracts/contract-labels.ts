import type { ContractStatus } from '@sestante/api-client/types';

export const STATUS_LABELS: Record<ContractStatus, string> = {
  draft: 'Bozza',
  active: 'Attivo',
  suspended: 'Sospeso',
  expired: 'Scaduto',
  cancelled: 'Annullato',
};

/** How often a premium is paid, as the API suggests it; what else was agreed stands there in its own words. */
export const FREQUENCY_LABELS: Record<string, string> = {
  monthly: 'Mensile',
  quarterly: 'Trimestrale',
  semiannual: 'Semestrale',
  annual: 'Annuale',
  single: 'Unico',
};
