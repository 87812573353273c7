import type { Progress } from '@sestante/questionnaire/progress';
import type { Question as QuestionData } from '@sestante/questionnaire/template';
import { useRef, useState } from 'react';
import { answer, useFilling } from './filling';
import { PageFrame } from './page-frame';
import classes from './page.module.css';
import { go } from './place';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { Question } from './question';
import { SectionProgress } from './section-progress';
import { isMissing, type Steps } from './steps.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

interface QuestionScreenProps {
  questionnaire: PublicQuestionnaireDto;
  steps: Steps;
  progress: Progress;
  at: { section: number; question: QuestionData };
  phone: boolean;
  fromReview: boolean;
}

/** One question, or the questions of a section. */
export function QuestionScreen({ questionnaire, steps, progress, at, phone, fromReview }: QuestionScreenProps) {
  const { answers, suggestions, refused } = useFilling();
  const [attempted, setAttempted] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const { sections } = steps;
  const all = sections.flatMap(({ questions }) => questions);
  const shown = phone ? [at.question] : (sections[at.section]?.questions ?? []);
  const first = all.findIndex(({ code }) => code === shown[0]?.code);
  const isStart = at.question.code === shown[0]?.code;
  useHeadingFocus(at.question.code, phone || !isStart ? at.question.code : undefined);

  const errorOf = (question: QuestionData) => {
    if (refused.has(question.code)) return 'Questa risposta non è stata accettata: la corregga';
    if (!attempted || !isMissing(steps, question)) return undefined;
    return suggestions[question.code] === undefined ? 'Risponda, oppure scelga «Non lo so»' : 'Confermi la risposta, oppure la modifichi';
  };
  const next = () => {
    setAttempted(true);
    const invalid = content.current?.querySelector('[data-invalid], [aria-invalid="true"]');
    const missing = shown.find((question) => isMissing(steps, question));
    if (invalid) return focusIn(invalid);
    if (missing) return focusIn(content.current?.querySelector(`[data-question="${missing.code}"]`));
    const following = all[first + shown.length];
    if (fromReview || following === undefined) go({ screen: 'review' });
    else go({ screen: 'question', code: following.code });
  };
  const previous = phone ? all[first - 1] : sections[at.section - 1]?.questions[0];
  return (
    <PageFrame
      questionnaire={questionnaire}
      progress={<SectionProgress questionnaire={questionnaire} steps={steps} progress={progress} section={at.section} />}
      onBack={previous && (() => go({ screen: 'question', code: previous.code }, 'back'))}
      nextLabel={fromReview ? 'Torni al riepilogo' : 'Avanti'}
      onNext={next}
    >
      <div ref={content} className={classes['questions']}>
        {!phone && (
          <h1 tabIndex={-1} className={classes['title']}>
            {sections[at.section]?.title}
          </h1>
        )}
        {shown.map((question, index) => (
          <Question
            key={question.code}
            question={question}
            answer={answers[question.code]}
            onAnswer={(given) => answer(question.code, given)}
            suggestion={suggestions[question.code]}
            error={errorOf(question)}
            headingLevel={phone ? 1 : 2}
            eyebrow={`Domanda ${first + index + 1}${question.optional === true ? ' · facoltativa' : ''}`}
          />
        ))}
      </div>
    </PageFrame>
  );
}

/** Moves the focus to the first control of an element, which may be in a closed card. */
function focusIn(element: Element | null | undefined): void {
  element?.closest('details')?.setAttribute('open', '');
  const controls = 'input:not(:disabled), select, textarea, button';
  const control = element?.matches(controls)
    ? element
    : (element?.querySelector(controls) ?? element?.closest('[data-question]')?.querySelector(controls));
  if (control instanceof HTMLElement) control.focus();
}
