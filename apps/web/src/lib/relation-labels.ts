import type { Relation } from '@sestante/api-client/types';

export const RELATION_LABELS: Record<Relation, string> = {
  spouse: 'Coniuge',
  partner: 'Convivente',
  child: 'Figlio/a',
  parent: 'Genitore',
  sibling: 'Fratello o sorella',
  other: 'Altro',
};
