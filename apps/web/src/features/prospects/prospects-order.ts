import type { ProspectOrder } from './prospects-search';

/** What list and columns are ordered by, in words; who came into their stage last is first without a choice. */
export const ORDER_LABELS: Record<ProspectOrder, string> = {
  giorni: 'Ultimi spostati',
  '-giorni': 'Fermi da più giorni',
  '-valore': 'Valore più alto',
  valore: 'Valore più basso',
  nome: 'Nome, dalla A',
  '-nome': 'Nome, dalla Z',
  '-aggiornato': 'Aggiornati di recente',
  aggiornato: 'Aggiornati da più tempo',
  '-creato': 'Più nuovi',
  creato: 'Più vecchi',
};
