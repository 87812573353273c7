import type { Answers } from '@sestante/questionnaire/answers';
import { evaluate, isShown, type PreparedQuestions, type QuestionState } from '@sestante/questionnaire/evaluation';
import type { Question, Section } from '@sestante/questionnaire/template';

/** Questions that the client is asked now, by section; sections without any are left out. */
export interface Steps {
  sections: Section[];
  states: ReadonlyMap<string, QuestionState>;
}

/** @param withHealth whether the client has consented to questions about health */
export function stepsOf(
  prepared: PreparedQuestions,
  sections: readonly Section[],
  answers: Answers,
  today: string,
  withHealth: boolean,
): Steps {
  const states = evaluate(prepared, answers, today);
  const asked = ({ code, health }: Question) => isShown(states.get(code)) && (withHealth || health !== true);
  return {
    states,
    sections: sections
      .map(({ title, questions }) => ({ title, questions: questions.filter(asked) }))
      .filter(({ questions }) => questions.length > 0),
  };
}

/** Whether a question still needs an answer before the questionnaire can be submitted. */
export const isMissing = ({ states }: Steps, { code, optional }: Question): boolean => states.get(code) === 'missing' && optional !== true;

/** Returns the first question that needs an answer, where a client goes on; null when there is none. */
export function firstMissing(steps: Steps): Question | null {
  return steps.sections.flatMap(({ questions }) => questions).find((question) => isMissing(steps, question)) ?? null;
}

/** Returns the section of a question; of one that is no longer asked, the section of the next one that is. */
export function sectionAt({ sections }: Steps, prepared: PreparedQuestions, code: string): { section: number; question: Question } | null {
  const order = [...prepared.byCode.keys()];
  const from = order.indexOf(code);
  for (const [section, { questions }] of sections.entries()) {
    const question = questions.find((one) => order.indexOf(one.code) >= from);
    if (question !== undefined) return { section, question };
  }
  return null;
}
