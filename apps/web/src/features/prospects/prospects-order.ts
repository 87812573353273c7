import type { ProspectOrder } from './prospects-search';

/** Labels of the sort orders of list and columns; by default the latest arrivals in a stage come first. */
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
