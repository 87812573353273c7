import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, TOPICS } from '@sestante/questionnaire/template';
import { CAUSE_ANSWERS, COVER_CODES, DUTY_CODES, ESTIMATE_CODES, FEATURE_CODES, type CauseCode } from '@sestante/risk-engine/message-codes';
import { areaLabel, BAND_LABELS } from './area-texts.js';
import { causeText } from './cause-texts.js';
import { COVER_TEXTS } from './cover-texts.js';
import { dutyText, DUTY_TEXTS } from './duty-texts.js';
import { ESTIMATE_TEXTS, estimateAmount } from './estimate-texts.js';
import { FEATURE_TEXTS } from './feature-texts.js';
import { minimumLines, recommendationReason, recommendationTitle } from './recommendation-texts.js';
import { coherenceText, reasonsText, STATUS_LABELS, topicText, VERDICT_TEXTS } from './status-texts.js';
import { flaws } from './text-flaws.js';

const COVER_STATUSES = ['absent', 'insufficient', 'adequate', 'not_relevant'] as const;
const REASONS = ['sumInsured', 'excess', 'expiry', 'exclusion'] as const;
const DUTY_STATUSES = ['not_applicable', 'to_verify', 'met', 'upcoming', 'partly_met', 'not_met'] as const;
const TOPIC_STATUSES = ['not_applicable', 'missing', 'refused', 'partial', 'complete'] as const;
const QUESTION_STATES = ['unknown', 'refused', 'missing', 'undetermined', 'notApplicable'] as const;
const ACTIONS = ['activate', 'renew', 'improve', 'clarify'] as const;

const sentences: [key: string, text: string][] = [];
const phrases: [key: string, text: string][] = [];
const isMany = new Set(
  Object.values(STANDARD_TEMPLATES)
    .flatMap(questionsOf)
    .filter(({ type }) => type === 'manyOf')
    .map(({ code }) => code),
);

for (const code of Object.keys(CAUSE_ANSWERS) as CauseCode[]) {
  const choices: readonly string[] = CAUSE_ANSWERS[code];
  const given =
    choices.length === 0
      ? [0, 1, 2, 8, 100, 123_456_700]
      : isMany.has(code)
        ? [...choices.map((one) => [one]), choices.filter((one) => one !== 'none')]
        : choices;
  for (const answer of given)
    sentences.push([
      `risk.cause.${code}.${String(answer)}`,
      causeText({ factor: 'exposure', code, answer: answer as string, state: 'answered' }),
    ]);
  if (choices.includes('yes'))
    for (const answer of [true, false])
      sentences.push([`risk.cause.${code}.${answer}`, causeText({ factor: 'exposure', code, answer, state: 'answered' })]);
  for (const state of QUESTION_STATES)
    sentences.push([`risk.cause.${code}.${state}`, causeText({ factor: 'severity', code, answer: null, state })]);
}
for (const code of COVER_CODES) {
  const { label, name, protects, without, notCovered, alternative } = COVER_TEXTS[code];
  phrases.push([`risk.cover.${code}`, label], [`risk.cover.${code} name`, name]);
  for (const [key, text] of Object.entries({ protects, without, notCovered, alternative }))
    sentences.push([`risk.cover.${code} ${key}`, text]);
  for (const answer of COVER_STATUSES)
    sentences.push([`risk.cause.${code}.${answer}`, causeText({ factor: 'protection', code, answer, state: 'cover' })]);
  for (const action of ACTIONS)
    for (const sumInsured of [null, 0, 13_150, 100_000_000])
      for (const reasons of [[], ['expiry'], REASONS] as const) {
        const minimum = { sumInsured, maxExcess: sumInsured, durationYears: sumInsured === null ? null : 1, features: [...FEATURE_CODES] };
        phrases.push([`risk.recommendation.${action}.${code}`, recommendationTitle({ action, cover: code, minimum })]);
        for (const line of minimumLines({ cover: code, minimum })) phrases.push([`minimum of ${code}`, line]);
        for (const certain of [true, false])
          sentences.push([`reason of ${action}.${code}`, recommendationReason({ action, cover: code, reasons: [...reasons], certain })]);
      }
}
for (const status of COVER_STATUSES) phrases.push([`risk.status.${status}`, STATUS_LABELS[status]]);
for (const reason of REASONS) phrases.push([`risk.reason.${reason}`, reasonsText([reason], 'insufficient', true)]);
phrases.push(['risk.reason.expiry of none', reasonsText(['expiry'], 'absent', true)]);
for (const [band, label] of Object.entries(BAND_LABELS)) phrases.push([`risk.band.${band}`, label]);
for (const [verdict, { label, sentence }] of Object.entries(VERDICT_TEXTS)) {
  phrases.push([`risk.policy.${verdict}`, label]);
  sentences.push([`risk.policy.${verdict}`, sentence]);
}
for (const code of FEATURE_CODES) phrases.push([`risk.feature.${code}`, FEATURE_TEXTS[code]]);
for (const code of DUTY_CODES) {
  phrases.push([`risk.duty.${code}`, DUTY_TEXTS[code].label]);
  sentences.push([`risk.duty.${code} rule`, DUTY_TEXTS[code].rule]);
  for (const status of DUTY_STATUSES)
    for (const dueOn of [null, '2026-12-08'])
      for (const sumInsured of [null, 35_000_000])
        sentences.push([`risk.duty.${code}.${status}`, dutyText({ code, status, dueOn, sumInsured })]);
}
for (const code of ESTIMATE_CODES) {
  phrases.push([`risk.estimate.${code}`, ESTIMATE_TEXTS[code].label]);
  sentences.push([`risk.estimate.${code} meaning`, ESTIMATE_TEXTS[code].meaning]);
}
for (const unit of ['EUR', 'EUR/year', 'EUR/day'] as const)
  for (const amount of [null, 13_150]) phrases.push([`amount in ${unit}`, estimateAmount({ unit, amount })]);
for (const topic of TOPICS)
  for (const status of TOPIC_STATUSES) sentences.push([`risk.topic.${topic}.${status}`, topicText(topic, status)]);
for (const status of ['blocked', 'refusal_statement', 'reservations', 'clear'] as const) {
  sentences.push([`risk.coherence.${status}`, coherenceText(status, ['health', 'risk', 'age'])]);
}

it('has a whole sentence for each key, with a capital letter, a full stop and nothing of the code', () => {
  expect(sentences.length).toBeGreaterThan(1000);
  const wrong = sentences.filter(([, text]) => flaws(text).length > 0 || !/^[A-ZÀÈ0-9«].*\.$/su.test(text));
  expect(wrong).toEqual([]);
});

it('has a phrase for each key, without a full stop', () => {
  expect(phrases.length).toBeGreaterThan(500);
  expect(phrases.filter(([, text]) => flaws(text).length > 0 || text.endsWith('.'))).toEqual([]);
});

it('names areas as the questionnaires do', () => {
  for (const [type, { areas }] of Object.entries(STANDARD_TEMPLATES))
    expect(areas.map(({ code }) => areaLabel(type as keyof typeof STANDARD_TEMPLATES, code))).toEqual(areas.map(({ label }) => label));
});

it('finds flaws', () => {
  expect(flaws('Il valore è undefined.')).toEqual(['undefined']);
  expect(flaws('Due  spazi.')).toEqual(['  ']);
  expect(flaws('La home.kind è home_office.').length).toBeGreaterThan(1);
  expect(flaws('Nothing of the code.').length).toBeGreaterThan(0);
});
