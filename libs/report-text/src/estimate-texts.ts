import type { Estimate } from '@sestante/risk-engine/estimates';
import type { EstimateCode } from '@sestante/risk-engine/message-codes';
import { euro } from './formats.js';

/** `risk.estimate.{code}` */
export const ESTIMATE_TEXTS: Readonly<Record<EstimateCode, { label: string; meaning: string }>> = {
  house_rebuild_value: {
    label: 'Costo di ricostruzione della casa',
    meaning: 'Quanto costerebbe ricostruire la casa, senza il valore del terreno. È una stima al metro quadrato.',
  },
  family_need: {
    label: 'Bisogno dei familiari',
    meaning: 'Quanto servirebbe ai familiari per mantenere il tenore di vita e pagare i debiti, se il Suo reddito mancasse.',
  },
  family_existing: {
    label: 'Mezzi già disponibili',
    meaning: 'I mezzi su cui i familiari potrebbero contare: polizze vita in corso e, per le famiglie, risparmi subito disponibili.',
  },
  family_gap: { label: 'Somma che manca ai familiari', meaning: 'La differenza tra il bisogno dei familiari e i mezzi già disponibili.' },
  disability_gap_year: {
    label: 'Reddito che mancherebbe in caso di invalidità',
    meaning: 'Si stima che la pensione di invalidità sostituisca circa la metà del reddito netto.',
  },
  pension_gap_year: {
    label: 'Reddito che mancherebbe in pensione',
    meaning:
      'La parte del reddito netto che la pensione pubblica non sostituirebbe, secondo le stime della Ragioneria generale dello Stato.',
  },
  liability_limit: {
    label: 'Massimale adeguato all’attività',
    meaning: 'Il valore dell’incarico più importante, entro limiti ragionevoli e non sotto il minimo di legge.',
  },
  daily_income: { label: 'Reddito di un giorno', meaning: 'Il reddito netto che si perde in media per ogni giorno senza lavoro.' },
  insurable_assets: { label: 'Beni da assicurare', meaning: 'Il valore di fabbricati, impianti e merci.' },
  nat_cat_assets: {
    label: 'Beni da assicurare contro le catastrofi naturali',
    meaning: 'Il valore di fabbricati, impianti e attrezzature, che la legge chiede di assicurare; merci e veicoli restano fuori.',
  },
  interruption_loss: {
    label: 'Perdita per un fermo completo',
    meaning: 'Il margine che si perderebbe fino al ritorno al lavoro pieno dopo un danno grave.',
  },
  interruption_loss_day: { label: 'Perdita per un giorno di fermo', meaning: 'Il margine che si perde in media per ogni giorno di fermo.' },
  receivables_at_risk: {
    label: 'Crediti verso il cliente maggiore',
    meaning: 'La somma che si perderebbe se il cliente maggiore non pagasse.',
  },
};

const UNITS: Readonly<Record<Estimate['unit'], string>> = { EUR: '', 'EUR/year': ' all’anno', 'EUR/day': ' al giorno' };

export const estimateAmount = ({ unit, amount }: Pick<Estimate, 'unit' | 'amount'>): string =>
  amount === null ? 'Non calcolabile' : euro(amount) + UNITS[unit];
