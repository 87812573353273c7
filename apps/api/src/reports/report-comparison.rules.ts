import { isDeepStrictEqual } from 'node:util';
import { areaLabel } from '@sestante/report-text/area-texts';
import { COVER_TEXTS } from '@sestante/report-text/cover-texts';
import { DUTY_STATUS_LABELS, DUTY_TEXTS } from '@sestante/report-text/duty-texts';
import { ESTIMATE_TEXTS, estimateAmount } from '@sestante/report-text/estimate-texts';
import { policyName, questionsFor, type ReportInput, type ReportPolicy } from '@sestante/report-text/report-input';
import { STATUS_LABELS } from '@sestante/report-text/status-texts';
import { answerLabel, MASKED_ANSWER } from '@sestante/report-text/why';
import { questionsOfArea } from '@sestante/risk-engine/areas';
import { RULES_V1 } from '@sestante/risk-engine/rules';
import type { ComparedAnswer, ComparedArea, ComparedState } from './report-comparison.dto.js';

/** Returns the answers that differ, in the order of the questionnaire. */
export function answerChanges(before: ReportInput, after: ReportInput): ComparedAnswer[] {
  return [...questionsFor(after).values()].flatMap((question): ComparedAnswer[] => {
    const [was, is] = [before.answers[question.code] ?? null, after.answers[question.code] ?? null];
    if (isDeepStrictEqual(was, is)) return [];
    const masked = question.health === true && !after.health;
    const label = (input: ReportInput) => (masked ? MASKED_ANSWER : answerLabel(question, input.answers[question.code]));
    return [{ code: question.code, question: question.text, before: label(before), after: label(after) }];
  });
}

/** Returns the areas of both assessments; those whose score differs with the answers and policies that it depends on. */
export function areaChanges(before: ReportInput, after: ReportInput, answers: readonly ComparedAnswer[]): ComparedArea[] {
  const { type } = after.assessment;
  return after.assessment.areas.flatMap((area): ComparedArea[] => {
    const was = before.assessment.areas.find(({ code }) => code === area.code);
    if (!was) return [];
    const rule = RULES_V1.areas.find((one) => one.type === type && one.code === area.code);
    const codes = new Set(rule ? questionsOfArea(RULES_V1, rule) : []);
    const differs = was.score !== area.score || was.low !== area.low;
    return [
      {
        code: area.code,
        label: areaLabel(type, area.code),
        before: was.score,
        after: area.score,
        bandBefore: was.band,
        bandAfter: area.band,
        answers: differs ? answers.filter(({ code }) => codes.has(code)) : [],
        policies: differs ? policyChanges(before, after, area.code) : [],
      },
    ];
  });
}

/** Names the policies that serve a cover of the area in one of the reports and differ in the other. */
function policyChanges(before: ReportInput, after: ReportInput, area: string): string[] {
  const served = (input: ReportInput) => {
    const ids = new Set(input.assessment.coverages.filter((cover) => cover.area === area).flatMap(({ policyIds }) => policyIds));
    return new Map(input.policies.filter(({ id }) => ids.has(id)).map((policy) => [policy.id, policy]));
  };
  const [was, is] = [served(before), served(after)];
  const state = (policy: ReportPolicy) => policyName(policy);
  return [
    ...[...is.values()].filter(({ id }) => !was.has(id)).map((policy) => `In corso: ${state(policy)}`),
    ...[...is.values()]
      .filter((policy) => was.has(policy.id) && !isDeepStrictEqual(was.get(policy.id), policy))
      .map((policy) => `Modificata: ${state(policy)}`),
    ...[...was.values()].filter(({ id }) => !is.has(id)).map((policy) => `Non più in corso: ${state(policy)}`),
  ];
}

/** Returns the covers, duties and estimates whose state differs. */
export function stateChanges(before: ReportInput, after: ReportInput): Record<'coverages' | 'duties' | 'estimates', ComparedState[]> {
  return {
    coverages: differences(before, after, ({ assessment }) =>
      assessment.coverages.map(({ cover, status, certain }) => ({
        code: cover,
        label: COVER_TEXTS[cover].label,
        state: STATUS_LABELS[status] + (certain ? '' : ', da verificare'),
      })),
    ),
    duties: differences(before, after, ({ assessment }) =>
      assessment.duties.map(({ code, status }) => ({ code, label: DUTY_TEXTS[code].label, state: DUTY_STATUS_LABELS[status] })),
    ),
    estimates: differences(before, after, ({ assessment }) =>
      assessment.estimates.map((estimate) => ({
        code: estimate.code,
        label: ESTIMATE_TEXTS[estimate.code].label,
        state: estimateAmount(estimate),
      })),
    ),
  };
}

interface State {
  code: string;
  label: string;
  state: string;
}

function differences(before: ReportInput, after: ReportInput, statesOf: (input: ReportInput) => State[]): ComparedState[] {
  const was = new Map(statesOf(before).map((one) => [one.code, one]));
  const is = new Map(statesOf(after).map((one) => [one.code, one]));
  return [...new Map([...was, ...is]).values()]
    .map(({ code, label }) => ({ code, label, before: was.get(code)?.state ?? null, after: is.get(code)?.state ?? null }))
    .filter((one) => one.before !== one.after);
}
