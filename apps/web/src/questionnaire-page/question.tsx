import { Button } from '@mantine/core';
import { type Answer, isNoAnswer, type NoAnswer } from '@sestante/questionnaire/answers';
import type { Question as QuestionData } from '@sestante/questionnaire/template';
import { useId, useState } from 'react';
import { AnswerControl } from './answer-control';
import { answerLines, NO_ANSWER_LABELS } from './answer-lines.ts';
import classes from './question.module.css';

interface QuestionProps {
  question: QuestionData;
  /** Null or undefined while there is none. */
  answer: Answer | null | undefined;
  /** Null removes the answer, also when what is typed is not valid. */
  onAnswer: (answer: Answer | null) => void;
  /** Answer of the agency's registry, which the client confirms or changes. */
  suggestion?: Answer | null | undefined;
  error?: string | undefined;
  /** 1 where the question is the whole screen. */
  headingLevel?: 1 | 2;
  /** Line above the text, such as "Domanda 9". */
  eyebrow?: string;
}

/** A question as the client sees it. Give it the code of the question as its `key`. */
export function Question({ question, answer, onAnswer, suggestion, error, headingLevel = 2, eyebrow }: QuestionProps) {
  const id = useId();
  const [changing, setChanging] = useState(false);
  const Heading = `h${headingLevel}` as const;
  const isList = question.type === 'policies' || question.type === 'household';
  const suggested = answer === null || answer === undefined ? (suggestion ?? null) : null;
  const given = answer === null || answer === undefined || isNoAnswer(answer) ? null : answer;
  return (
    <div
      role="group"
      aria-labelledby={`${id}-text`}
      aria-describedby={question.help === undefined ? undefined : `${id}-help`}
      className="column shrinks gap-l"
      data-question={question.code}
    >
      {eyebrow !== undefined && <p className="text-xs faint">{eyebrow}</p>}
      <Heading id={`${id}-text`} className={classes['text']} tabIndex={-1}>
        {question.text}
      </Heading>
      {question.help !== undefined && (
        <p id={`${id}-help`} className={classes['help']}>
          {question.help}
        </p>
      )}
      {suggested !== null && !isList && (
        <div className={classes['suggestion']}>
          <p>
            Secondo i nostri dati: <strong>{answerLines(question, suggested).join(', ')}</strong>
          </p>
          <div className="row wraps gap-m">
            <Button onClick={() => onAnswer(suggested)}>Confermo</Button>
            {!changing && (
              <Button variant="default" onClick={() => setChanging(true)}>
                Modifico
              </Button>
            )}
          </div>
        </div>
      )}
      {(suggested === null || isList || changing) && (
        <AnswerControl
          question={question}
          value={given}
          declined={isNoAnswer(answer)}
          suggested={suggested}
          onChange={onAnswer}
          error={error}
          labelledBy={`${id}-text`}
          autoFocus={changing}
        />
      )}
      {suggested !== null && !isList && !changing && error !== undefined && (
        <p role="alert" className={classes['error']} data-invalid>
          {error}
        </p>
      )}
      <div className="row wraps gap-m">
        {(['unknown', 'refused'] as const).map((reason) => (
          <NoAnswerButton key={reason} reason={reason} answer={answer} onAnswer={onAnswer} />
        ))}
      </div>
    </div>
  );
}

interface NoAnswerButtonProps extends Pick<QuestionProps, 'answer' | 'onAnswer'> {
  reason: NoAnswer['noAnswer'];
}

function NoAnswerButton({ reason, answer, onAnswer }: NoAnswerButtonProps) {
  const pressed = isNoAnswer(answer) && answer.noAnswer === reason;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      className={classes['no-answer']}
      onClick={() => onAnswer(pressed ? null : { noAnswer: reason })}
    >
      {NO_ANSWER_LABELS[reason]}
    </button>
  );
}
