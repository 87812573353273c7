import type { Answers } from './answers.js';
import { evaluate, isShown, type PreparedQuestions } from './evaluation.js';
import type { Question } from './template.js';

export interface Progress {
  /** Shown questions that have an answer, "Non lo so" and "Preferisco non rispondere" included. */
  answered: number;
  /** Shown questions, without the optional ones that are left blank. */
  total: number;
  /** Whole percent, rounded down, so that 100 means complete. */
  percent: number;
}

/** Counts the answers of the questions that are shown now; an answer can show further questions. */
export const progressOf = (prepared: PreparedQuestions, answers: Answers, today: string): Progress =>
  count(prepared, answers, today, () => true);

/** Counts like `progressOf`, but without the questions that an answer about health shows or hides: the numbers would disclose it. */
export const progressForOthers = (prepared: PreparedQuestions, answers: Answers, today: string): Progress =>
  count(prepared, answers, today, ({ code }) => !prepared.shownByHealth.has(code));

function count(prepared: PreparedQuestions, answers: Answers, today: string, counts: (question: Question) => boolean): Progress {
  const states = evaluate(prepared, answers, today);
  let answered = 0;
  let total = 0;
  for (const { question } of prepared.questions) {
    const state = states.get(question.code);
    if (!isShown(state) || (state === 'missing' && question.optional) || !counts(question)) continue;
    total += 1;
    if (state !== 'missing') answered += 1;
  }
  return { answered, total, percent: total === 0 ? 100 : Math.floor((answered * 100) / total) };
}
