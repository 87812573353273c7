import type { ProspectOrder, ProspectsSearch } from './prospects-search';

export const ORDER_LABELS: Record<ProspectOrder, string> = {
  giorni: 'Da meno giorni nella fase',
  '-giorni': 'Da più giorni nella fase',
  '-valore': 'Valore più alto',
  valore: 'Valore più basso',
  nome: 'Nome, dalla A',
  '-nome': 'Nome, dalla Z',
  '-aggiornato': 'Aggiornati di recente',
  aggiornato: 'Fermi da più tempo',
};

/** What list and columns are ordered by, in words. */
export function orderLabel({ ord, q }: ProspectsSearch): string {
  if (ord !== undefined) return ORDER_LABELS[ord];
  return q === undefined ? ORDER_LABELS.giorni : 'Pertinenza';
}
