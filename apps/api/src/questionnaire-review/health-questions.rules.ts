import { testsOf } from '@sestante/questionnaire/condition';
import type { PreparedTemplate } from '@sestante/questionnaire/evaluation';

/** Returns the questions about health, and those that are shown or not by the answer to one of them, which they would disclose. */
export function healthQuestions({ questions }: PreparedTemplate): Set<string> {
  const codes = new Set<string>();
  for (const { question, condition } of questions)
    if (question.health || (condition && testsOf(condition).some(({ code }) => codes.has(code)))) codes.add(question.code);
  return codes;
}
