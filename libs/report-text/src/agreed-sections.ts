import type { CoverCode } from '@sestante/risk-engine/message-codes';
import { paragraph, table, type Section } from './content.js';
import { COVER_TEXTS } from './cover-texts.js';
import { capital, day, dayWith } from './formats.js';
import type { ReportInput } from './report-input.js';

/** Parts of the consulting report that do not follow from the answers. */
export interface ConsultingInput extends ReportInput {
  /** Advice that the client has declined. */
  refusals: readonly { cover: CoverCode; reason: string | null; refusedOn: string }[];
  nextSteps: readonly { text: string; dueOn: string | null; responsible: string | null }[];
  disclosure: {
    /** Whether the proposal is a personal recommendation (IVASS Provision 97/2020). */
    personalRecommendation: boolean;
    registerNumber: string | null;
    registeredOn: string | null;
    /** How the agency is paid, as its pre-contract document says. */
    remuneration: string | null;
    /** Pre-contract document handed to the client (MUP). */
    precontract: { version: string; deliveredOn: string } | null;
  };
}

export function refusalsSection({ refusals }: ConsultingInput): Section {
  return {
    code: 'refusals',
    title: 'Le raccomandazioni che ha rifiutato',
    blocks:
      refusals.length === 0
        ? [paragraph('Non ha rifiutato nessuna delle raccomandazioni.')]
        : [
            table(
              'Rifiuti',
              [
                ['Copertura', 4],
                ['Data', 3],
                ['Motivo', 6],
              ],
              refusals.map(({ cover, reason, refusedOn }) => [capital(COVER_TEXTS[cover].label), day(refusedOn), reason ?? 'Non indicato']),
            ),
            paragraph('I danni che queste coperture avrebbero pagato restano a Suo carico.'),
          ],
  };
}

export function nextStepsSection({ nextSteps }: ConsultingInput): Section {
  return {
    code: 'next_steps',
    title: 'I prossimi passi',
    blocks:
      nextSteps.length === 0
        ? [paragraph('Non sono ancora stati concordati passi successivi.')]
        : [
            table(
              'Passi concordati',
              [
                ['Che cosa', 6],
                ['Entro', 3],
                ['Chi', 3],
              ],
              nextSteps.map(({ text, dueOn, responsible }) => [
                text,
                dueOn === null ? 'Da stabilire' : day(dueOn),
                responsible ?? 'Da stabilire',
              ]),
            ),
          ],
  };
}

export function disclosureSection({ agency, author, disclosure }: ConsultingInput): Section {
  const { personalRecommendation, registerNumber, registeredOn, remuneration, precontract } = disclosure;
  const register =
    registerNumber === null
      ? `Intermediario: ${agency}. Il numero di iscrizione al Registro unico degli intermediari (RUI) non è ancora indicato.`
      : `Intermediario: ${agency}. Iscrizione al Registro unico degli intermediari (RUI): numero ${registerNumber}${registeredOn === null ? '' : `, ${dayWith('del', registeredOn)}`}.`;
  return {
    code: 'disclosure',
    title: 'Informazioni sull’intermediario',
    blocks: [
      paragraph(`${register} Il report è a cura di ${author}.`),
      paragraph(
        personalRecommendation
          ? 'Questo documento contiene una raccomandazione personalizzata: spiega perché le coperture indicate sono le più adatte alle Sue richieste ed esigenze.'
          : 'La distribuzione avviene senza consulenza: questo documento non è una raccomandazione personalizzata.',
      ),
      paragraph(
        remuneration === null
          ? 'Il modo in cui l’agenzia è remunerata è indicato nel modulo unico precontrattuale (MUP).'
          : `Remunerazione: ${remuneration}`,
      ),
      paragraph(
        precontract === null
          ? 'Il modulo unico precontrattuale (MUP) non è ancora stato consegnato; la consegna deve avvenire prima della firma di una proposta.'
          : `Il modulo unico precontrattuale (MUP), versione ${precontract.version}, è stato consegnato in data ${day(precontract.deliveredOn)}.`,
      ),
    ],
  };
}
