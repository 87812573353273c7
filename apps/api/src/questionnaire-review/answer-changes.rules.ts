import type { Answer, Answers } from '@sestante/questionnaire/answers';
import { evaluate, isShown, type PreparedTemplate } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import { isSameAnswer } from './answer-proposals.rules.js';

/** Answers of one questionnaire with the template that it was sent with. */
export interface AnsweredTemplate {
  prepared: PreparedTemplate;
  answers: Answers;
  /** Day of their submission, at which they are evaluated. */
  day: string;
}

/** A question that is answered differently than before; null where it was not asked or not answered. */
export interface AnswerDifference {
  question: Question;
  from: Answer | null;
  to: Answer | null;
}

/** Returns the differences in the order of the later template, then the questions that only the earlier one asked. */
export function changesOfAnswers(earlier: AnsweredTemplate, later: AnsweredTemplate): AnswerDifference[] {
  const before = shownAnswers(earlier);
  const after = shownAnswers(later);
  const dropped = earlier.prepared.questions.filter(({ question }) => !later.prepared.byCode.has(question.code));
  return [...later.prepared.questions, ...dropped].flatMap(({ question }): AnswerDifference[] => {
    const [from, to] = [before.get(question.code) ?? null, after.get(question.code) ?? null];
    return isSameAnswer(from, to) ? [] : [{ question, from, to }];
  });
}

function shownAnswers({ prepared, answers, day }: AnsweredTemplate): Map<string, Answer | null> {
  const states = evaluate(prepared, answers, day);
  return new Map(
    prepared.questions
      .filter(({ question }) => isShown(states.get(question.code)))
      .map(({ question }) => [question.code, answers[question.code] ?? null]),
  );
}
