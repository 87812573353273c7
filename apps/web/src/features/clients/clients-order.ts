import type { ClientsSearch } from './clients-search';

export type Order = NonNullable<ClientsSearch['ord']>;

export const ORDER_LABELS: Record<Order, string> = {
  nome: 'Nome, dalla A',
  '-nome': 'Nome, dalla Z',
  '-aggiornato': 'Aggiornati di recente',
  aggiornato: 'Fermi da più tempo',
  '-creato': 'Più nuovi',
  creato: 'Più vecchi',
};

/** What the list is ordered by, in words: by name without a choice, by how well it matches while searching. */
export function orderLabel({ ord, q }: ClientsSearch): string {
  if (ord !== undefined) return ORDER_LABELS[ord];
  return q === undefined ? ORDER_LABELS.nome : 'Pertinenza';
}
