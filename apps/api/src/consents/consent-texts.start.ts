import { v7 as uuidv7 } from 'uuid';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { ConsentText, type ConsentPurpose } from './consent.entity.js';

/** First text of each purpose, in the order in which they are shown. */
export const FIRST_CONSENT_TEXTS: Readonly<Record<ConsentPurpose, string>> = {
  marketing:
    'Acconsento a ricevere dall’agenzia comunicazioni commerciali su prodotti e servizi assicurativi, per posta, telefono, e-mail e messaggi.',
  profiling:
    'Acconsento all’analisi dei miei dati e delle mie risposte da parte dell’agenzia per ricevere proposte adatte alla mia situazione (profilazione).',
  third_party_marketing:
    'Acconsento alla comunicazione dei miei dati a imprese di assicurazione e ad altri intermediari per le loro finalità commerciali.',
  health_data:
    'Acconsento al trattamento dei dati sulla salute che comunico all’agenzia, al solo fine di valutare le mie esigenze di protezione.',
};

export const insertConsentTexts = (tx: UnitOfWork): Promise<void> =>
  tx.insert(
    ConsentText,
    Object.entries(FIRST_CONSENT_TEXTS).map(([purpose, text]) => ({
      agencyId: tx.actor.agencyId,
      id: uuidv7(),
      purpose: purpose as ConsentPurpose,
      version: 1,
      text,
    })),
  );
