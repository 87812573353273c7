import { findAnswerErrors } from '@sestante/questionnaire/answer-checks';
import type { Answers } from '@sestante/questionnaire/answers';
import { COVERAGE_CLASSES, EXCLUSIONS } from '@sestante/questionnaire/policies';
import { QUESTIONNAIRE_TYPES } from '@sestante/questionnaire/template';
import * as v from 'valibot';
import { isDay } from './days.js';
import { standardTemplate, type AssessmentInput } from './facts.js';

const day = v.pipe(v.string(), v.isoDate(), v.check(isDay, 'no such day'));
const cents = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000_000));
const text = v.pipe(v.string(), v.nonEmpty());

const inputSchema = v.strictObject({
  type: v.picklist(QUESTIONNAIRE_TYPES),
  today: day,
  answers: v.record(v.string(), v.unknown()),
  policies: v.array(
    v.strictObject({
      id: text,
      coverageClass: v.picklist(COVERAGE_CLASSES.map(({ code }) => code)),
      status: text,
      startsOn: v.nullable(day),
      endsOn: v.nullable(day),
      sumInsured: v.nullable(cents),
      excess: v.nullable(cents),
      exclusions: v.array(v.picklist(EXCLUSIONS.map(({ code }) => code))),
    }),
  ),
});

/**
 * Reads an input that comes from outside the application.
 * @throws an error that says what is wrong and where
 */
export function parseInput(value: unknown): AssessmentInput {
  const { success, output, issues } = v.safeParse(inputSchema, value);
  if (!success) throw new Error(issues.map((issue) => `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`).join('; '));
  const errors = findAnswerErrors(standardTemplate(output.type), output.answers, output.today);
  if (errors.length > 0) throw new Error(errors.map(({ pointer, code }) => `answers${pointer}: ${code}`).join('; '));
  return { ...output, answers: output.answers as Answers };
}
