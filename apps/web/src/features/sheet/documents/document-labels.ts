import type { DocumentedTab } from '@sestante/api-client/types';

/** Labels of the records a document can refer to besides the client. */
export const DOCUMENTED_LABELS: Record<DocumentedTab, string> = {
  sites: 'Sede',
  'bank-accounts': 'Banca',
  bonuses: 'Bonus',
  discounts: 'Sconto',
  installations: 'Impianto',
  interventions: 'Intervento',
  contracts: 'Contratto',
};
