import { areaLabel } from '@sestante/report-text/area-texts';
import { LEVEL_LABELS, minimumLines, recommendationReason, recommendationTitle } from '@sestante/report-text/recommendation-texts';
import type { Assessment } from '@sestante/risk-engine/assessment';
import type { DraftedSection } from './draft-texts.dto.js';

const BANDS = { low: 'basso', medium: 'medio', high: 'alto' } as const;
const CLIENTS = { retail: 'una famiglia', professional: 'un professionista', corporate: 'un’azienda' } as const;

const TASKS: Record<DraftedSection, string> = {
  needs: 'Descrivi i bisogni di protezione che risultano dalle aree di rischio.',
  priorities: 'Spiega in quale ordine conviene procedere e perché.',
  recommendations: 'Introduci le raccomandazioni: a che cosa rispondono e come si completano.',
};

/** Returns the instructions for the text of a section. */
export const instructionsFor = (section: DraftedSection): string =>
  [
    'Scrivi un testo per il report di un’agenzia di assicurazioni, in italiano semplice, dando del Lei al cliente.',
    TASKS[section],
    'Usa solo i fatti e le cifre che ricevi, senza aggiungerne e senza promettere prezzi. Da due a quattro brevi paragrafi;',
    'per un elenco comincia le righe con "- ". Nessun titolo, nessun saluto, nessuna formattazione.',
  ].join(' ');

/** Returns the findings that a model receives: no names, no contact data, nothing that the client has written. */
export function findingsOf({ type, areas, recommendations }: Assessment): string {
  return JSON.stringify({
    cliente: CLIENTS[type],
    aree: areas
      .filter(({ relevant }) => relevant !== 'no')
      .map(({ code, score, band }) => ({ area: areaLabel(type, code), punteggioSu100: score, rischio: BANDS[band] })),
    raccomandazioni: recommendations.map((one) => ({
      intervento: recommendationTitle(one),
      motivo: recommendationReason(one),
      livello: LEVEL_LABELS[one.level],
      caratteristicheMinime: minimumLines(one),
    })),
  });
}
