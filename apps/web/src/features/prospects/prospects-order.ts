import type { ProspectOrder, ProspectsSearch } from './prospects-search';

export const ORDER_LABELS: Record<ProspectOrder, string> = {
  giorni: 'Ultimi spostati',
  '-giorni': 'Fermi da più giorni',
  '-valore': 'Valore più alto',
  valore: 'Valore più basso',
  nome: 'Nome, dalla A',
  '-nome': 'Nome, dalla Z',
  '-aggiornato': 'Aggiornati di recente',
  aggiornato: 'Aggiornati da più tempo',
};

/** What list and columns are ordered by, in words. */
export function orderLabel({ ord, q }: ProspectsSearch): string {
  if (ord !== undefined) return ORDER_LABELS[ord];
  return q === undefined ? ORDER_LABELS.giorni : 'Pertinenza';
}
