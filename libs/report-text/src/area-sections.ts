import type { AreaAssessment, Assessment } from '@sestante/risk-engine/assessment';
import type { Cause } from '@sestante/risk-engine/areas';
import type { Score } from '@sestante/risk-engine/scores';
import { areaLabel, BAND_LABELS, BAND_SENTENCES } from './area-texts.js';
import { causeText, MASKED_CAUSE } from './cause-texts.js';
import { list, paragraph, table, type Block, type Line, type Section } from './content.js';
import { COVER_TEXTS } from './cover-texts.js';
import { counted, listOf, percentWith } from './formats.js';
import { isMasked, questionsFor, why, type ReportInput } from './report-input.js';

/** "36", or "da 26 a 32" while an open answer can still change it. */
const range = ({ low, high }: Score): string => (low === high ? String(high) : `da ${low} a ${high}`);

const toVerify = ({ certain }: Score): string => (certain ? '' : ', da verificare');

const gapsOf = ({ coverages }: Assessment, area: string): string[] =>
  coverages
    .filter((cover) => cover.area === area && (cover.status === 'absent' || cover.status === 'insufficient'))
    .map(({ cover, status }) => (status === 'absent' ? COVER_TEXTS[cover].label : `${COVER_TEXTS[cover].label} (insufficiente)`));

export function summarySection(input: ReportInput): Section {
  const { assessment } = input;
  const { overall, concentration, type, recommendations, duties } = assessment;
  const urgent = recommendations.filter(({ level }) => level === 'high').length;
  const unmet = duties.filter(({ status }) => status === 'not_met' || status === 'partly_met').length;
  const names = concentration.areas.map((area) => `«${areaLabel(type, area)}»`);
  return {
    code: 'summary',
    title: 'In breve',
    blocks: [
      paragraph(
        `Il rischio complessivo è ${overall.score} su 100${overall.low === overall.high ? '' : ` (${range(overall)})`}: ${BAND_SENTENCES[overall.band]}${toVerify(overall)}.`,
      ),
      ...(names.length === 0
        ? []
        : [
            paragraph(
              names.length === 1
                ? `L’area ${names[0]} raccoglie ${percentWith('il', concentration.percent)} di ciò che resta scoperto.`
                : `Le aree ${listOf(names)} raccolgono insieme ${percentWith('il', concentration.percent)} di ciò che resta scoperto.`,
            ),
          ]),
      paragraph(
        recommendations.length === 0
          ? 'Non risultano coperture da attivare o adeguare.'
          : `${recommendations.length === 1 ? 'Risulta' : 'Risultano'} ${counted(recommendations.length, 'copertura', 'coperture')} da attivare, adeguare o chiarire${urgent === 0 ? ', nessuna con priorità alta' : `, ${urgent} con priorità alta`}.`,
      ),
      ...(unmet === 0
        ? []
        : [
            paragraph(
              unmet === 1 ? 'Un obbligo non risulta rispettato del tutto.' : `${unmet} obblighi non risultano rispettati del tutto.`,
            ),
          ]),
    ],
  };
}

/** Key answers of the client, for the reader to check that the report is about the right situation. */
export function profileSection(input: ReportInput): Section {
  const rows = [...questionsFor(input).values()]
    .filter(({ code, keyQuestion }) => keyQuestion && Object.hasOwn(input.answers, code) && !code.startsWith('policies.'))
    .flatMap(({ code }) => why(input, [code]));
  return {
    code: 'profile',
    title: 'La Sua situazione',
    blocks: [
      paragraph('Sono le risposte su cui si basano i giudizi. Se qualcosa non è esatto, lo segnali: il report si aggiorna.'),
      ...(rows.length === 0
        ? [paragraph('Mancano ancora tutte le risposte principali.')]
        : [
            table(
              'Risposte principali',
              [
                ['Domanda', 3],
                ['Risposta', 2],
              ],
              rows.map(({ question, answer }) => [question, answer]),
            ),
          ]),
    ],
  };
}

export function areasSection(input: ReportInput): Section {
  const { areas, type } = input.assessment;
  const relevant = areas.filter((area) => area.relevant !== 'no');
  const others = areas.filter((area) => area.relevant === 'no').map(({ code }) => `«${areaLabel(type, code)}»`);
  return {
    code: 'areas',
    title: 'I rischi per area',
    blocks: [
      paragraph(
        'Per ogni area si misurano l’esposizione, cioè quanto il rischio è probabile e grave senza coperture, e quanto le coperture in corso la riducono. Il punteggio va da 0 a 100: fino a 33 il rischio è basso, fino a 66 medio, oltre è alto. Sono punti di una scala, non probabilità statistiche.',
      ),
      ...(relevant.length === 0
        ? [paragraph('Dalle risposte nessuna area riguarda il Suo caso.')]
        : areaFigures(input.assessment, relevant)),
      ...(others.length === 0
        ? []
        : [
            paragraph(
              others.length === 1
                ? `L’area ${others[0]} non riguarda il Suo caso.`
                : `Le aree ${listOf(others)} non riguardano il Suo caso.`,
            ),
          ]),
      ...relevant.map((area) => areaGroup(input, area)),
    ],
  };
}

/** Radar, table and bars of the areas. */
function areaFigures(assessment: Assessment, relevant: readonly AreaAssessment[]): Block[] {
  const name = ({ code }: AreaAssessment) => areaLabel(assessment.type, code);
  return [
    {
      kind: 'radar',
      caption: 'Esposizione e copertura attuale per area, da 0 a 100',
      alternative: relevant.map((area) => `${name(area)}: esposizione ${area.inherent}, copertura ${area.protection[0]}`).join('; '),
      axes: relevant.map((area) => ({ label: name(area), exposure: area.inherent, protection: area.protection[0] })),
    },
    table(
      'Punteggio delle aree',
      [
        ['Area', 5],
        ['>Esposizione', 3],
        ['>Copertura', 3],
        ['>Punteggio', 3],
        ['Rischio', 3],
        ['Che cosa manca', 7],
      ],
      relevant.map((area) => [
        name(area),
        String(area.inherent),
        String(area.protection[0]),
        range(area),
        { text: BAND_LABELS[area.band] + toVerify(area), tone: area.band },
        gapsOf(assessment, area.code).join(', ') || 'Nulla',
      ]),
    ),
    {
      kind: 'bars',
      caption: 'Rischio che resta scoperto, da 0 a 100',
      alternative: relevant.map((area) => `${name(area)}: ${area.score}, rischio ${BAND_LABELS[area.band].toLowerCase()}`).join('; '),
      bars: relevant.map((area) => ({ label: name(area), value: area.score, tone: area.band, note: BAND_LABELS[area.band] })),
    },
  ];
}

function areaGroup(input: ReportInput, area: AreaAssessment): Block {
  const label = areaLabel(input.assessment.type, area.code);
  const missing = why(input, area.missing).map(({ code, question }) => (isMasked(input, code) ? 'Una risposta sulla salute' : question));
  return {
    kind: 'group',
    title: `${label}: ${area.score} su 100`,
    badge: { text: BAND_LABELS[area.band] + toVerify(area), tone: area.band },
    blocks: [
      paragraph(
        `Possibilità che accada ${area.exposure[1]}, gravità ${area.severity[1]}, parte non coperta ${100 - area.protection[0]}, ciascuna su 100: moltiplicate danno ${area.score}.` +
          (area.low === area.high ? '' : ` Con le risposte che mancano il punteggio può scendere fino a ${area.low}.`),
      ),
      ...(area.causes.length === 0 ? [] : [paragraph('Che cosa aumenta il rischio:'), list(causeLines(input, area.causes))]),
      ...(area.mitigations.length === 0 ? [] : [paragraph('Che cosa lo riduce:'), list(causeLines(input, area.mitigations))]),
      ...(missing.length === 0 ? [] : [paragraph('Risposte che mancano:'), list(missing)]),
    ],
  };
}

const FACTOR_NAMES = { exposure: 'possibilità', severity: 'gravità', protection: 'copertura' } as const;

function causeLines(input: ReportInput, causes: readonly Cause[]): Line[] {
  return causes.map((cause) => {
    // The points of an answer about health would tell the answer.
    if (isMasked(input, cause.code)) return { text: MASKED_CAUSE };
    const points = `${FACTOR_NAMES[cause.factor]} ${cause.points > 0 ? '+' : '−'}${Math.abs(cause.points)}`;
    return {
      text: `${causeText(cause)} (${points})`,
      ...(cause.factor === 'protection' ? {} : { why: why(input, [cause.code]) }),
    };
  });
}
