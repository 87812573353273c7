import type { Answer } from '@sestante/questionnaire/answers';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type QuestionnaireType } from '@sestante/questionnaire/template';
import type { AssessmentInput, Policy } from './facts.js';

export const TODAY = '2026-11-29';

/** Policy in whole euro; it is in force and has no excess and no exclusions unless it says so. */
export type ExamplePolicy = { coverageClass: string } & Partial<Policy>;

/** Returns an input for tests whose money is in whole euro, as in the tables of the rules. */
export function exampleInput(
  type: QuestionnaireType,
  answers: Readonly<Record<string, Answer>>,
  policies: readonly ExamplePolicy[] = [],
  today = TODAY,
): AssessmentInput {
  const money = new Set(questionsOf(STANDARD_TEMPLATES[type]).flatMap((question) => (question.type === 'money' ? question.code : [])));
  const cents = (code: string, answer: Answer) => (money.has(code) && typeof answer === 'number' ? answer * 100 : answer);
  return {
    type,
    today,
    answers: Object.fromEntries(Object.entries(answers).map(([code, answer]) => [code, cents(code, answer)])),
    policies: policies.map(({ sumInsured = null, excess = null, ...policy }, index) => ({
      id: `p${index + 1}`,
      status: 'active',
      startsOn: null,
      endsOn: null,
      exclusions: [],
      ...policy,
      sumInsured: sumInsured === null ? null : sumInsured * 100,
      excess: excess === null ? null : excess * 100,
    })),
  };
}
