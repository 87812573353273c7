import type { Answers } from '@sestante/questionnaire/answers';
import { coverageLabelOf } from '@sestante/questionnaire/policies';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type Question } from '@sestante/questionnaire/template';
import type { Assessment } from '@sestante/risk-engine/assessment';
import type { Explanation } from '@sestante/risk-engine/explanation';
import { codesIn, type Policy } from '@sestante/risk-engine/facts';
import type { Step } from '@sestante/risk-engine/formulas';
import { whyOf, type Why } from './why.js';

export interface ReportPolicy extends Policy {
  company: string | null;
  policyNumber: string | null;
}

/** All that the sections of both reports are written from. */
export interface ReportInput {
  assessment: Assessment;
  explanation: Explanation;
  answers: Answers;
  policies: readonly ReportPolicy[];
  client: string;
  agency: string;
  author: string;
  /** `completedAt` is an instant. */
  questionnaire: { name: string; version: number; completedAt: string };
  /** Whether the reader may see answers about health; without it they and their points are masked. */
  health: boolean;
}

const questions = new Map(
  Object.entries(STANDARD_TEMPLATES).map(([type, template]) => [type, new Map(questionsOf(template).map((one) => [one.code, one]))]),
);

export const questionsFor = ({ assessment }: Pick<ReportInput, 'assessment'>): ReadonlyMap<string, Question> =>
  questions.get(assessment.type)!;

/** Answers behind a figure; the age stands for the day of birth. */
export const why = (input: ReportInput, codes: Iterable<string>): Why[] =>
  whyOf(
    questionsFor(input),
    input.answers,
    [...codes].map((code) => (code === 'person.age' ? 'person.birth_date' : code)),
    input.health,
  );

/** Answers that the steps of a sum read, those of its conditions included; questions without an answer do not explain a sum. */
export const whyOfSum = (input: ReportInput, step: Step): Why[] =>
  why(
    input,
    codesOf(step).filter((code) => input.answers[code] !== undefined && input.answers[code] !== null),
  );

function codesOf({ rule, parts }: Step): string[] {
  const own = 'code' in rule ? [rule.code] : rule.op === 'when' ? codesIn(rule.condition) : [];
  const ofRows = rule.op === 'rows' ? rule.rows.flatMap(({ when }) => codesIn(when)) : [];
  return [...own, ...ofRows, ...parts.flatMap(codesOf)];
}

export const isMasked = (input: ReportInput, code: string): boolean => !input.health && questionsFor(input).get(code)?.health === true;

/** "Casa: fabbricato · Compagnia · n. 123" */
export const policyName = ({ coverageClass, company, policyNumber }: ReportPolicy): string =>
  [coverageLabelOf(coverageClass), company, policyNumber === null ? null : `n. ${policyNumber}`]
    .filter((part) => part !== null)
    .join(' · ');
