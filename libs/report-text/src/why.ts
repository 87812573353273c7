import { isNoAnswer, type Answer, type Answers } from '@sestante/questionnaire/answers';
import type { Question } from '@sestante/questionnaire/template';
import { day, euro, listOf, number, percent } from './formats.js';

/** Answer that caused a figure: "perché". */
export interface Why {
  code: string;
  question: string;
  answer: string;
}

export const MASKED_ANSWER = 'Risposta sulla salute, riservata';

/** Question and answer of each code, in the order of the questionnaire; answers about health are masked when `health` is false. */
export function whyOf(questions: ReadonlyMap<string, Question>, answers: Answers, codes: Iterable<string>, health: boolean): Why[] {
  const wanted = new Set(codes);
  return [...questions.values()]
    .filter(({ code }) => wanted.has(code))
    .map((question) => ({
      code: question.code,
      question: question.text,
      answer: question.health && !health ? MASKED_ANSWER : answerLabel(question, answers[question.code]),
    }));
}

/** The answer in Italian; lists of policies and persons only by their length. */
export function answerLabel(question: Question, answer: Answer | null | undefined): string {
  if (answer === null || answer === undefined) return 'Senza risposta';
  if (isNoAnswer(answer)) return answer.noAnswer === 'unknown' ? 'Non lo so' : 'Preferisco non rispondere';
  if (typeof answer === 'boolean') return answer ? 'Sì' : 'No';
  if (typeof answer === 'number') return numberLabel(question, answer);
  if (typeof answer === 'string') return question.type === 'date' ? day(answer) : choiceLabel(question, answer);
  if (question.type === 'policies') return answer.length === 0 ? 'Nessuna polizza' : `Polizze: ${number(answer.length)}`;
  if (question.type === 'household') return `Persone: ${number(answer.length)}`;
  return listOf((answer as string[]).map((choice) => choiceLabel(question, choice)));
}

const choiceLabel = ({ choices }: Question, code: string): string => choices?.find((choice) => choice.code === code)?.label ?? code;

function numberLabel({ type, unit }: Question, value: number): string {
  if (type === 'money') return euro(value);
  if (type === 'percent') return percent(value);
  return unit === undefined ? number(value) : `${number(value)} ${unit}`;
}
