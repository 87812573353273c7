import type { Duty, DutyStatus } from '@sestante/risk-engine/duties';
import type { DutyCode } from '@sestante/risk-engine/message-codes';
import { dayWith, euro } from './formats.js';

export const DUTY_STATUS_LABELS: Readonly<Record<DutyStatus, string>> = {
  not_applicable: 'Non previsto',
  to_verify: 'Da verificare',
  met: 'Rispettato',
  upcoming: 'In arrivo',
  partly_met: 'Rispettato in parte',
  not_met: 'Non rispettato',
};

/** `label` in tables, `rule` says in one sentence what the duty asks. */
export const DUTY_TEXTS: Readonly<Record<DutyCode, { label: string; rule: string }>> = {
  motor_liability: { label: 'RC auto', rule: 'Ogni veicolo a motore deve avere una polizza RC auto, anche quando resta fermo.' },
  ski_liability: {
    label: 'Responsabilità civile per lo sci',
    rule: 'Chi scia in un’area sciabile attrezzata deve avere una polizza di responsabilità civile per i danni ad altri.',
  },
  mortgage_fire: {
    label: 'Incendio per il mutuo',
    rule: 'La banca che concede un mutuo chiede di solito una polizza incendio sulla casa.',
  },
  professional_liability: {
    label: 'RC professionale',
    rule: 'Chi è iscritto a un ordine e assume incarichi dai clienti deve avere una polizza di responsabilità civile professionale e comunicarne gli estremi al cliente.',
  },
  lawyer_liability: {
    label: 'RC professionale dell’avvocato',
    rule: 'L’avvocato deve avere una polizza di responsabilità civile con un massimale minimo, che valga anche per la colpa grave e per il passato.',
  },
  lawyer_staff_accident: {
    label: 'Infortuni dei collaboratori dello studio legale',
    rule: 'L’avvocato deve assicurare contro gli infortuni collaboratori e praticanti che non hanno la copertura INAIL.',
  },
  health_liability: {
    label: 'RC del professionista sanitario',
    rule: 'Il professionista sanitario che lavora con clienti propri deve avere una polizza di responsabilità civile che valga anche per la colpa grave.',
  },
  health_staff_liability: {
    label: 'RC per colpa grave in struttura sanitaria',
    rule: 'Chi esercita una professione sanitaria in una struttura deve avere una polizza per la colpa grave.',
  },
  notary_collective: {
    label: 'RC collettiva dei notai',
    rule: 'La responsabilità civile dei notai è coperta dalla polizza collettiva della categoria.',
  },
  nat_cat: {
    label: 'Catastrofi naturali',
    rule: 'Le imprese iscritte al Registro delle imprese devono assicurare terreni, fabbricati, impianti e attrezzature contro terremoto, alluvione e frana. Chi non lo fa può perdere contributi pubblici.',
  },
  executives_cover: {
    label: 'Coperture dei dirigenti',
    rule: 'Il contratto collettivo dei dirigenti industriali chiede all’impresa una copertura per infortuni e per il caso di morte.',
  },
};

const STATUS_SENTENCES: Readonly<Record<DutyStatus, string>> = {
  not_applicable: 'Dalle risposte non riguarda il Suo caso.',
  to_verify: 'Con i dati disponibili non si può dire se sia rispettato: va verificato.',
  met: 'Risulta rispettato.',
  upcoming: 'Il termine non è ancora passato, ma la copertura manca o non basta.',
  partly_met: 'C’è una polizza, ma non basta.',
  not_met: 'Non risulta rispettato: manca una polizza di questo tipo.',
};

const EXCEPTIONS: Readonly<Partial<Record<DutyCode, Partial<Record<DutyStatus, string>>>>> = {
  motor_liability: { not_met: 'Non risulta rispettato: non tutti i veicoli hanno la RC auto in corso.' },
  notary_collective: { met: 'Risulta rispettato attraverso la categoria, senza bisogno di una polizza propria.' },
};

/** Duties that gave time until a day; the others hold from their day on. */
const DEADLINES: ReadonlySet<DutyCode> = new Set(['nat_cat']);

function dueText(code: DutyCode, status: DutyStatus, dueOn: string): string {
  if (status === 'upcoming') return `Il termine è ${dayWith('il', dueOn)}.`;
  return DEADLINES.has(code) ? `Il termine era ${dayWith('il', dueOn)}.` : `In vigore ${dayWith('dal', dueOn)}.`;
}

/** `risk.duty.{code}.{status}` with its day and sum. */
export function dutyText({ code, status, dueOn, sumInsured }: Pick<Duty, 'code' | 'status' | 'dueOn' | 'sumInsured'>): string {
  return [
    EXCEPTIONS[code]?.[status] ?? STATUS_SENTENCES[status],
    ...(dueOn === null ? [] : [dueText(code, status, dueOn)]),
    ...(sumInsured === null ? [] : [`La somma da assicurare è di almeno ${euro(sumInsured)}.`]),
  ].join(' ');
}
