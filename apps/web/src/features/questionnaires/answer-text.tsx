import type { Answer } from '@sestante/questionnaire/answers';
import type { Question } from '@sestante/questionnaire/template';
import { isNoAnswer } from '@sestante/questionnaire/answers';
import { answerLines } from '../../questionnaire-page/answer-lines';

interface AnswerTextProps {
  question: { unit: string | null };
  /** Null where there is no answer. */
  answer: unknown;
  /** Whether the answer is about health and the role may not read it. */
  hidden: boolean;
}

/** An answer in words, with one line for each policy or person of a list. */
export function AnswerText({ question, answer, hidden }: AnswerTextProps) {
  if (hidden) return <span className="faint">Dato sulla salute: il tuo ruolo non può vederlo</span>;
  if (answer === null || answer === undefined) return <span className="faint">Senza risposta</span>;
  // The API's document describes an answer as any value, and a missing unit as null: the question's type tells the form.
  const { unit, ...asked } = question;
  const lines = answerLines({ ...asked, ...(unit !== null && { unit }) } as Question, answer as Answer);
  if (lines.length < 2) return <span className={isNoAnswer(answer) ? 'faint' : undefined}>{lines[0]}</span>;
  return (
    <ul className="column gap-xs">
      {lines.map((line, index) => (
        <li key={index}>{line}</li>
      ))}
    </ul>
  );
}
