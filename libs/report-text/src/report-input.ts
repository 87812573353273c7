import type { Answers } from '@sestante/questionnaire/answers';
import { COVERAGE_CLASSES } from '@sestante/questionnaire/policies';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { questionsOf, type Question } from '@sestante/questionnaire/template';
import type { Assessment } from '@sestante/risk-engine/assessment';
import type { Explanation } from '@sestante/risk-engine/explanation';
import type { Policy } from '@sestante/risk-engine/facts';
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

/** Questions that the steps of a sum read. */
export const codesOf = ({ rule, parts }: Step): string[] => ['code' in rule ? [rule.code] : [], ...parts.map(codesOf)].flat();

export const isMasked = (input: ReportInput, code: string): boolean => !input.health && questionsFor(input).get(code)?.health === true;

/** "Casa: fabbricato · Compagnia · n. 123" */
export const policyName = ({ coverageClass, company, policyNumber }: ReportPolicy): string =>
  [
    COVERAGE_CLASSES.find(({ code }) => code === coverageClass)?.label ?? coverageClass,
    company,
    policyNumber === null ? null : `n. ${policyNumber}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
