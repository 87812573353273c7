import type { Assessment, CoverAssessment } from '@sestante/risk-engine/assessment';
import type { Duty, DutyStatus } from '@sestante/risk-engine/duties';
import { areaLabel } from './area-texts.js';
import { arithmetic } from './arithmetic.js';
import { list, paragraph, table, type Cell, type Section, type Tone } from './content.js';
import { COVER_TEXTS } from './cover-texts.js';
import { DUTY_STATUS_LABELS, DUTY_TEXTS, dutyText } from './duty-texts.js';
import { ESTIMATE_TEXTS, estimateAmount } from './estimate-texts.js';
import { capital, counted, day, dayWith, percentWith } from './formats.js';
import { LEVEL_LABELS, minimumLines, priorityText, recommendationReason, recommendationTitle } from './recommendation-texts.js';
import { questionsFor, why, whyOfSum, type ReportInput } from './report-input.js';
import { coherenceText, reasonsText, STATUS_LABELS, TOPIC_STATUS_LABELS, topicLabel } from './status-texts.js';
import { sumAmount } from './sum-texts.js';

const STATUS_TONES: Readonly<Record<CoverAssessment['status'], Tone>> = {
  absent: 'high',
  insufficient: 'medium',
  adequate: 'good',
  not_relevant: 'muted',
};
const DUTY_TONES: Readonly<Record<DutyStatus, Tone>> = {
  not_met: 'high',
  partly_met: 'medium',
  upcoming: 'medium',
  to_verify: 'medium',
  met: 'good',
  not_applicable: 'muted',
};

export function coveragesSection({ assessment }: ReportInput): Section {
  return {
    code: 'coverages',
    title: 'Bisogni e coperture',
    blocks: [
      paragraph(
        'La tabella confronta ciò che serve con le polizze in corso. «Insufficiente» vuol dire che una polizza c’è, ma la somma, la franchigia, la scadenza o un’esclusione la rendono inadatta.',
      ),
      table(
        'Coperture per area',
        [
          ['Copertura', 4],
          ['Area', 4],
          ['Stato', 3],
          ['>Serve', 3],
          ['>Assicurato', 3],
          ['Motivo', 6],
        ],
        assessment.coverages.map((cover) => coverRow(assessment, cover)),
      ),
    ],
  };
}

function coverRow({ type }: Assessment, cover: CoverAssessment): (string | Cell)[] {
  const { label, sum } = COVER_TEXTS[cover.cover];
  const { status, required, insured, policyIds, certain } = cover;
  const needed = required === null || status === 'not_relevant' ? '–' : required.map((cents) => sumAmount(sum, cents));
  return [
    label,
    areaLabel(type, cover.area),
    { text: STATUS_LABELS[status] + (certain ? '' : ', da verificare'), tone: STATUS_TONES[status] },
    typeof needed === 'string' ? needed : needed[0] === needed[1] ? needed[0]! : `da ${needed[0]} a ${needed[1]}`,
    policyIds.length === 0 ? '–' : insured === 0 ? 'Somma non nota' : sumAmount(sum, insured),
    capital(reasonsText(cover.reasons, status, certain)) || (cover.relevant === 'unknown' ? 'Non è certo che serva' : '–'),
  ];
}

export function estimatesSection(input: ReportInput): Section {
  const { assessment, explanation, answers } = input;
  const answered = { questions: questionsFor(input), answers };
  return {
    code: 'estimates',
    title: 'Stime',
    blocks:
      assessment.estimates.length === 0
        ? [paragraph('Nel Suo caso non ci sono stime da calcolare.')]
        : [
            paragraph('Le stime sono ordini di grandezza, calcolati dalle Sue risposte.'),
            ...assessment.estimates.map((estimate) => {
              const { label, meaning } = ESTIMATE_TEXTS[estimate.code];
              const step = explanation.estimates.get(estimate.code);
              return {
                kind: 'group' as const,
                title: `${label}: ${estimateAmount(estimate)}`,
                blocks: [
                  paragraph(meaning),
                  ...(estimate.amount === null
                    ? [
                        paragraph('Per calcolarla servono ancora queste risposte:'),
                        list(why(input, estimate.missing).map(({ question }) => question)),
                      ]
                    : step === undefined
                      ? []
                      : [paragraph(`${capital(arithmetic(step, answered))}.`, whyOfSum(input, step))]),
                ],
              };
            }),
          ],
  };
}

export function dutiesSection({ assessment, explanation }: ReportInput): Section {
  const shown = assessment.duties.filter(({ status }) => status !== 'not_applicable');
  return {
    code: 'duties',
    title: 'Obblighi di legge e di contratto',
    blocks:
      shown.length === 0
        ? [paragraph('Dalle risposte non risultano obblighi di assicurazione.')]
        : [
            table(
              'Obblighi',
              [
                ['Obbligo', 4],
                ['Esito', 3],
                ['Dettaglio', 8],
                ['Fonte', 5],
              ],
              shown.map((duty) => dutyRow(duty, explanation.checkedOn.get(duty.code))),
            ),
          ],
  };
}

const dutyRow = (duty: Duty, checkedOn: string | undefined): (string | Cell)[] => [
  DUTY_TEXTS[duty.code].label,
  { text: DUTY_STATUS_LABELS[duty.status], tone: DUTY_TONES[duty.status] },
  `${DUTY_TEXTS[duty.code].rule} ${dutyText(duty)}`,
  `${capital(duty.source).replaceAll(/\d{4}-\d{2}-\d{2}/g, day)}${checkedOn === undefined ? '' : `, verificata ${dayWith('il', checkedOn)}`}`,
];

export function qualitySection({ assessment }: ReportInput): Section {
  const { dataQuality, coherence } = assessment;
  const { applicable, answered, answeredPercent, unknown, refused, missing, undetermined, topics } = dataQuality;
  return {
    code: 'quality',
    title: 'Qualità dei dati',
    blocks: [
      paragraph(
        `Ha risposto a ${counted(answered, 'domanda', 'domande')} su ${applicable}, pari ${percentWith('al', answeredPercent)}. ` +
          `Risposte «Non lo so»: ${unknown}. Rifiutate: ${refused}. Mancanti: ${missing}.` +
          (undetermined === 0 ? '' : ` Domande che dipendono da risposte mancanti: ${undetermined}.`),
      ),
      paragraph(
        'Ciò che non è noto è valutato nel modo meno favorevole: una risposta in più può confermare o abbassare un punteggio, mai alzarlo.',
      ),
      table(
        'Informazioni richieste dal Regolamento IVASS 40/2018, articolo 58',
        [
          ['Tema', 6],
          ['Esito', 3],
          ['>Risposte', 2],
          ['>Non so', 2],
          ['>Rifiuti', 2],
          ['>Mancanti', 2],
        ],
        topics.map((topic) => [
          topicLabel(topic.topic),
          TOPIC_STATUS_LABELS[topic.status],
          `${topic.answered} su ${topic.applicable}`,
          String(topic.unknown),
          String(topic.refused),
          String(topic.missing),
        ]),
      ),
      paragraph(coherenceText(coherence.status, coherence.topics)),
    ],
  };
}

export function adviceSection({ assessment }: ReportInput): Section {
  const { recommendations, type } = assessment;
  return {
    code: 'recommendations',
    title: 'Raccomandazioni',
    blocks:
      recommendations.length === 0
        ? [paragraph('Non ci sono raccomandazioni: le coperture in corso rispondono ai bisogni rilevati.')]
        : recommendations.map((one) => ({
            kind: 'group' as const,
            title: `${one.rank}. ${recommendationTitle(one)}`,
            badge: { text: `Priorità ${LEVEL_LABELS[one.level].toLowerCase()}`, tone: one.level },
            blocks: [
              paragraph(recommendationReason(one)),
              paragraph(`Se non si interviene: ${COVER_TEXTS[one.cover].without}`),
              list([`Area: ${areaLabel(type, one.area)}`, ...minimumLines(one), priorityText(one)]),
            ],
          })),
  };
}
