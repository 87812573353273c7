import type { ClientsSearch } from './clients-search';

/** The orders of the list of clients, in words; by name without a choice. */
export const ORDER_LABELS: Record<NonNullable<ClientsSearch['ord']>, string> = {
  nome: 'Nome, dalla A',
  '-nome': 'Nome, dalla Z',
  '-aggiornato': 'Aggiornati di recente',
  aggiornato: 'Fermi da più tempo',
  '-creato': 'Più nuovi',
  creato: 'Più vecchi',
};
