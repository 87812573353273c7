import { findAnswerErrors } from '@sestante/questionnaire/answer-checks';
import type { Answer, Answers } from '@sestante/questionnaire/answers';
import type { QuestionnaireType } from '@sestante/questionnaire/template';
import type { ReportPolicy } from '@sestante/report-text/report-input';
import type { Cause } from '@sestante/risk-engine/areas';
import { assess, type Assessment } from '@sestante/risk-engine/assessment';
import { explain, type Explanation } from '@sestante/risk-engine/explanation';
import { standardTemplate, type AssessmentInput } from '@sestante/risk-engine/facts';
import { RULES_V1, type Rules } from '@sestante/risk-engine/rules';

/** Rules by version: an old report keeps those that it was made with. */
const RULES: Readonly<Record<string, Rules>> = { [RULES_V1.version]: RULES_V1 };
export const CURRENT_RULES = RULES_V1;

/** Cause of a score; all but the factor is hidden when it is an answer about health that the reader may not see. */
type ReadableCause = Cause | { factor: Cause['factor']; code: 'health'; answer: null; state: null; points: null };

/** Answers that the rules read, and the assessment that follows from them. */
export interface AssessedAnswers {
  answers: Answers;
  assessment: Assessment;
  explanation: Explanation;
}

/**
 * Assesses the answers to a questionnaire of any template: those to questions that the standard template has too, and that are valid
 * for it.
 * @param today day in Rome
 */
export function assessAnswers(
  type: QuestionnaireType,
  given: Readonly<Record<string, Answer>>,
  policies: readonly ReportPolicy[],
  today: string,
  rulesVersion: string,
): AssessedAnswers {
  const rules = RULES[rulesVersion];
  if (!rules) throw new Error(`There are no risk rules of version ${rulesVersion}.`);
  const answers = standardAnswers(type, given, today);
  const input: AssessmentInput = { type, today, answers, policies };
  return { answers, assessment: assess(input, rules), explanation: explain(input, rules) };
}

function standardAnswers(type: QuestionnaireType, given: Readonly<Record<string, Answer>>, today: string): Record<string, Answer> {
  const wrong = new Set(
    findAnswerErrors(standardTemplate(type), given, today).map(({ pointer }) =>
      (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~'),
    ),
  );
  return Object.fromEntries(Object.entries(given).filter(([code]) => !wrong.has(code)));
}

export const isHealthQuestion = (type: QuestionnaireType, code: string): boolean =>
  standardTemplate(type).byCode.get(code)?.health === true;

/** Returns the assessment for a reader who may not see answers about health. */
export function maskHealth(assessment: Assessment): object {
  const mask = (cause: Cause): ReadableCause =>
    isHealthQuestion(assessment.type, cause.code)
      ? { factor: cause.factor, code: 'health', answer: null, state: null, points: null }
      : cause;
  return {
    ...assessment,
    areas: assessment.areas.map((area) => ({ ...area, causes: area.causes.map(mask), mitigations: area.mitigations.map(mask) })),
  };
}
