import type { QuestionnaireType } from '@sestante/questionnaire/template';
import type { AREA_CODES } from '@sestante/risk-engine/message-codes';
import type { Band } from '@sestante/risk-engine/scores';

type AreaLabels = { readonly [Type in QuestionnaireType]: Readonly<Record<(typeof AREA_CODES)[Type][number], string>> };

/** Names of the risk areas, as the standard questionnaires show them. */
const AREA_LABELS: AreaLabels = {
  retail: {
    home: 'Abitazione',
    liability: 'Responsabilità verso terzi',
    mobility: 'Veicoli',
    health: 'Salute e infortuni',
    income: 'Protezione del reddito',
    family: 'Protezione dei familiari',
    retirement: 'Risparmio e previdenza',
    travel: 'Viaggi',
  },
  professional: {
    liability: 'Responsabilità professionale',
    practice: 'Studio e attrezzature',
    cyber: 'Dati e rischi informatici',
    legal: 'Tutela legale',
    income: 'Protezione del reddito',
    family: 'Protezione dei familiari',
    retirement: 'Previdenza',
    mobility: 'Veicoli',
  },
  corporate: {
    property: 'Patrimonio',
    continuity: 'Continuità operativa',
    liability: 'RC verso terzi',
    cyber: 'Rischi informatici',
    people: 'Dipendenti',
    nat_cat: 'Catastrofi naturali',
    credit: 'Crediti e garanzie',
    transport: 'Flotta e trasporti',
    management: 'Amministratori e persone chiave',
  },
};

/** `risk.area.{code}` */
export function areaLabel(type: QuestionnaireType, code: string): string {
  const labels: Readonly<Record<string, string>> = AREA_LABELS[type];
  return labels[code] ?? code;
}

/** `risk.band.{band}` */
export const BAND_LABELS: Readonly<Record<Band, string>> = { low: 'Basso', medium: 'Medio', high: 'Alto' };

export const BAND_SENTENCES: Readonly<Record<Band, string>> = {
  low: 'il rischio che resta scoperto è basso',
  medium: 'il rischio che resta scoperto è medio e merita attenzione',
  high: 'il rischio che resta scoperto è alto e va affrontato per primo',
};
