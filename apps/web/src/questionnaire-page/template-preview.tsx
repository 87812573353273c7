import { Button } from '@mantine/core';
import type { Answer } from '@sestante/questionnaire/answers';
import { evaluate, isShown, prepareTemplate } from '@sestante/questionnaire/evaluation';
import { progressOf } from '@sestante/questionnaire/progress';
import { questionsOf, type Template } from '@sestante/questionnaire/template';
import { IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { todayInRome } from '../lib/formats';
import { Question } from './question';
import classes from './template-preview.module.css';

/** A template as the client fills it in: questions appear and disappear with the answers, which nobody stores. */
export function TemplatePreview({ template }: { template: Template }) {
  const [answers, setAnswers] = useState<Record<string, Answer>>({});
  const today = todayInRome();
  const prepared = prepareTemplate(template);
  const states = evaluate(prepared, answers, today);
  const { answered, total } = progressOf(prepared, answers, today);
  const all = questionsOf(template).length;
  const shown = all - [...states.values()].filter((state) => !isShown(state)).length;

  function answer(code: string, given: Answer | null): void {
    setAnswers(({ [code]: _before, ...others }) => (given === null ? others : { ...others, [code]: given }));
  }

  return (
    <div className={classes['page']}>
      <div className={classes['head']}>
        <p role="status">
          Come lo vede il cliente: {shown} domande su {all}, {answered} di {total} con una risposta. Prova le risposte: non si salva niente.
        </p>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconRotate size={15} stroke={1.7} />}
          disabled={Object.keys(answers).length === 0}
          onClick={() => setAnswers({})}
        >
          Ricomincia
        </Button>
      </div>
      {template.sections.map(({ title, questions }, at) => (
        // A section has no id of its own: its place is its key.
        <section key={at} className={classes['section']} aria-label={title}>
          <p className="soft medium">
            {at + 1}. {title}
          </p>
          {questions
            .filter(({ code }) => isShown(states.get(code)))
            .map((question) => (
              <Question
                key={question.code}
                question={question}
                answer={answers[question.code]}
                onAnswer={(given) => answer(question.code, given)}
              />
            ))}
        </section>
      ))}
    </div>
  );
}
