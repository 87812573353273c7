import type { SheetTab } from '@sestante/api-client/types';
import type { ProfilePath } from '../../lib/feature.ts';

interface TabName {
  /** Path segment in the address. */
  slug: ProfilePath;
  /** Label of the tab. */
  title: string;
  /** Singular noun, in the middle of a sentence. */
  one: string;
  /** Ending of participles for the noun's gender: "aggiunta", "tolto". */
  ending: 'o' | 'a';
}

/** Exhaustive on purpose: a new tab breaks the build until it has its texts. */
export const SHEET_LABELS: Record<SheetTab, TabName> = {
  contacts: { slug: 'referenti', title: 'Referenti', one: 'referente', ending: 'o' },
  sites: { slug: 'sedi', title: 'Sedi', one: 'sede', ending: 'a' },
  'payment-methods': { slug: 'metodi-di-pagamento', title: 'Metodi di pagamento', one: 'metodo di pagamento', ending: 'o' },
  'bank-accounts': { slug: 'banche', title: 'Banche', one: 'banca', ending: 'a' },
  bonuses: { slug: 'bonus', title: 'Bonus', one: 'bonus', ending: 'o' },
  discounts: { slug: 'sconti', title: 'Sconti', one: 'sconto', ending: 'o' },
  activities: { slug: 'attivita', title: 'Attività', one: 'attività', ending: 'a' },
  installations: { slug: 'impianti', title: 'Impianti', one: 'impianto', ending: 'o' },
  interventions: { slug: 'interventi', title: 'Interventi', one: 'intervento', ending: 'o' },
  contracts: { slug: 'contratti', title: 'Contratti', one: 'contratto', ending: 'o' },
  documents: { slug: 'documenti', title: 'Documenti', one: 'documento', ending: 'o' },
};

export const SHEET_TABS = Object.keys(SHEET_LABELS) as SheetTab[];
