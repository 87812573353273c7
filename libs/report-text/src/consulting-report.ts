import type { Coherence } from '@sestante/risk-engine/data-quality';
import type { Recommendation } from '@sestante/risk-engine/recommendations';
import { disclosureSection, nextStepsSection, refusalsSection, type ConsultingInput } from './agreed-sections.js';
import { reportFacts } from './analytic-report.js';
import { areaLabel, BAND_SENTENCES } from './area-texts.js';
import { list, paragraph, table, type Block, type ReportContent, type Section } from './content.js';
import { COVER_TEXTS } from './cover-texts.js';
import { day, listOf } from './formats.js';
import { LEVEL_LABELS, minimumLines, recommendationReason, recommendationTitle } from './recommendation-texts.js';
import { isMasked, policyName, questionsFor, why, whyOfSum } from './report-input.js';
import { coherenceText, VERDICT_TEXTS } from './status-texts.js';
import { answerLabel, type Why } from './why.js';

/** Content of the consulting report, in the order of its sections. */
export function consultingReport(input: ConsultingInput): ReportContent {
  return {
    title: 'Report consulenziale',
    facts: reportFacts(input),
    sections: [
      needsSection(input),
      prioritiesSection(input),
      recommendationsSection(input),
      policiesSection(input),
      refusalsSection(input),
      nextStepsSection(input),
      disclosureSection(input),
      coherenceSection(input),
      signatureSection(input),
    ],
  };
}

/** Whether coherence can be stated, and the words for it. */
export function coherenceStatement({ status, topics }: Coherence): { granted: boolean; text: string } {
  const reason = coherenceText(status, topics);
  if (status === 'blocked') return { granted: false, text: reason };
  return {
    granted: true,
    text: `${reason} L’agenzia dichiara che le coperture raccomandate in questo documento sono coerenti con le richieste e le esigenze che ha espresso.`,
  };
}

function needsSection(input: ConsultingInput): Section {
  const { answers, assessment } = input;
  const questions = questionsFor(input);
  const words = answers['priorities.own_words'];
  const wishes = ['priorities.top', 'priorities.budget', 'priorities.duration'].flatMap((code) => {
    const question = questions.get(code);
    return question && answers[code] !== undefined && answers[code] !== null
      ? [{ text: `${question.text} ${answerLabel(question, answers[code])}.` }]
      : [];
  });
  const exposed = assessment.areas.filter(({ band, relevant }) => relevant !== 'no' && band !== 'low');
  return {
    code: 'needs',
    title: 'I Suoi bisogni',
    blocks: [
      ...(typeof words === 'string'
        ? [paragraph('Con le Sue parole:'), { kind: 'quote' as const, text: words }]
        : [paragraph('Nel questionario non ha aggiunto parole Sue.')]),
      ...(wishes.length === 0 ? [] : [paragraph('Le preferenze che ha indicato:'), list(wishes)]),
      ...(exposed.length === 0
        ? [paragraph('Dall’analisi non risultano aree con un rischio medio o alto.')]
        : [
            paragraph('Dall’analisi risultano queste aree da proteggere meglio:'),
            list(
              exposed.map((area) => ({
                text: `${areaLabel(assessment.type, area.code)}: ${BAND_SENTENCES[area.band]} (${area.score} su 100).`,
                why: why(
                  input,
                  area.causes.map(({ code }) => code),
                ),
              })),
            ),
          ]),
    ],
  };
}

function prioritiesSection({ assessment }: ConsultingInput): Section {
  const { recommendations } = assessment;
  return {
    code: 'priorities',
    title: 'Le priorità',
    blocks: [
      paragraph(
        'La priorità è il prodotto di urgenza e impatto, ciascuno da 1 a 3: è urgente ciò che la legge impone o che scade presto, ha impatto ciò che protegge dai danni più gravi.',
      ),
      ...(recommendations.length === 0
        ? [paragraph('Non ci sono interventi da mettere in ordine.')]
        : [
            table(
              'Ordine degli interventi',
              [
                ['Intervento', 8],
                ['>Urgenza', 2],
                ['>Impatto', 2],
                ['>Priorità', 2],
                ['Livello', 2],
              ],
              recommendations.map((one) => [
                `${one.rank}. ${recommendationTitle({ ...one, minimum: { ...one.minimum, sumInsured: null } })}`,
                String(one.urgency),
                String(one.impact),
                String(one.priority),
                { text: LEVEL_LABELS[one.level], tone: one.level },
              ]),
            ),
          ]),
    ],
  };
}

function recommendationsSection(input: ConsultingInput): Section {
  const { recommendations } = input.assessment;
  return {
    code: 'recommendations',
    title: 'Le raccomandazioni',
    blocks:
      recommendations.length === 0
        ? [paragraph('Le coperture in corso rispondono ai bisogni rilevati.')]
        : recommendations.map((one) => recommendation(input, one)),
  };
}

function recommendation(input: ConsultingInput, one: Recommendation): Block {
  const { notCovered, without, alternative } = COVER_TEXTS[one.cover];
  const minimum = minimumLines(one);
  return {
    kind: 'group',
    title: recommendationTitle(one),
    badge: { text: `Priorità ${LEVEL_LABELS[one.level].toLowerCase()}`, tone: one.level },
    blocks: [
      paragraph(`Perché: ${recommendationReason(one)}`, whyOfRecommendation(input, one)),
      ...(minimum.length === 0 ? [] : [paragraph('Caratteristiche minime:'), list(minimum)]),
      paragraph(`Che cosa non copre: ${notCovered}`),
      paragraph(`Se non si interviene: ${without}`),
      paragraph(`Alternative: ${alternative}`),
    ],
  };
}

/** Answers that a recommendation follows from: those of the required sum, else the strongest causes of the area. */
function whyOfRecommendation(input: ConsultingInput, { cover, area }: Recommendation): Why[] {
  const step = input.explanation.required.get(cover);
  if (step) return whyOfSum(input, step);
  const causes = input.assessment.areas.find(({ code }) => code === area)?.causes ?? [];
  const strongest = causes.filter(({ factor, code }) => factor !== 'protection' && !isMasked(input, code)).slice(0, 3);
  return why(
    input,
    strongest.map(({ code }) => code),
  );
}

function policiesSection({ assessment, policies }: ConsultingInput): Section {
  const rows = assessment.policies.flatMap(({ id, verdict, covers }) => {
    const policy = policies.find((one) => one.id === id);
    const { label, sentence } = VERDICT_TEXTS[verdict];
    const served = covers.map((cover) => COVER_TEXTS[cover].label);
    return policy
      ? [
          [
            policyName(policy),
            policy.endsOn === null ? 'Senza scadenza' : day(policy.endsOn),
            label,
            served.length === 0 ? sentence : `${sentence} Serve per: ${listOf(served)}.`,
          ],
        ]
      : [];
  });
  return {
    code: 'policies',
    title: 'Le polizze che ha già',
    blocks:
      rows.length === 0
        ? [paragraph('Non risultano polizze in corso.')]
        : [
            table(
              'Giudizio sulle polizze in corso',
              [
                ['Polizza', 5],
                ['Scadenza', 3],
                ['Giudizio', 3],
                ['Motivo', 7],
              ],
              rows,
            ),
          ],
  };
}

const coherenceSection = ({ assessment }: ConsultingInput): Section => ({
  code: 'coherence',
  title: 'Dichiarazione di coerenza',
  blocks: [paragraph(coherenceStatement(assessment.coherence).text)],
});

const signatureSection = ({ client, author, assessment }: ConsultingInput): Section => ({
  code: 'signature',
  title: 'Firme',
  blocks: [
    {
      kind: 'signature',
      name: client,
      text:
        'Conferma di aver ricevuto il report e di aver dato informazioni vere e complete, salvo quelle che ha scelto di non dare.' +
        (assessment.coherence.status === 'refusal_statement'
          ? ' Dichiara di aver rifiutato le informazioni indicate nella dichiarazione di coerenza.'
          : ''),
    },
    { kind: 'signature', name: author, text: 'Per l’agenzia.' },
  ],
});
