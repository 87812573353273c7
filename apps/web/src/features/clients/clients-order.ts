import type { ClientsSearch } from './clients-search';

/** Labels of the sort orders; the default is by name. */
export const ORDER_LABELS: Record<NonNullable<ClientsSearch['ord']>, string> = {
  nome: 'Nome, dalla A',
  '-nome': 'Nome, dalla Z',
  '-aggiornato': 'Aggiornati di recente',
  aggiornato: 'Fermi da più tempo',
  '-creato': 'Più nuovi',
  creato: 'Più vecchi',
};
