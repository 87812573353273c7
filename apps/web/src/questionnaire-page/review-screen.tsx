import { useState } from 'react';
import { answerLines } from './answer-lines.ts';
import { submit, useFilling } from './filling';
import { PageFrame } from './page-frame';
import classes from './page.module.css';
import { go } from './place';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { firstMissing, isMissing, type Steps } from './steps.ts';
import { useHeadingFocus } from './use-heading-focus.ts';

const REASONS = {
  waiting: 'Non è stato possibile inviare. Le risposte sono al sicuro: controlli la connessione e riprovi.',
  changed: 'Alcune risposte sono cambiate su un altro dispositivo: le ricontrolli, poi invii.',
  incomplete: 'Alcune domande aspettano ancora una risposta.',
};

/** All answers, each with the way to change it, and the submission. */
export function ReviewScreen({ questionnaire, steps }: { questionnaire: PublicQuestionnaireDto; steps: Steps }) {
  const { answers, refused } = useFilling();
  const [sending, setSending] = useState(false);
  const [reason, setReason] = useState<keyof typeof REASONS | null>(null);
  useHeadingFocus('review');
  const missing = firstMissing(steps);
  const last = steps.sections.at(-1)?.questions.at(-1);
  const send = async () => {
    setReason(null);
    if (missing !== null) {
      setReason('incomplete');
      document.getElementById(`change-${missing.code}`)?.focus();
      return;
    }
    setSending(true);
    const outcome = await submit();
    setSending(false);
    if (outcome !== 'submitted') setReason(outcome);
  };
  return (
    <PageFrame
      questionnaire={questionnaire}
      onBack={last && (() => go({ screen: 'question', code: last.code }, 'back'))}
      nextLabel="Invii le risposte"
      busy={sending}
      onNext={() => void send()}
    >
      <h1 tabIndex={-1} className={classes['title']}>
        Riepilogo delle risposte
      </h1>
      <p>Le ricontrolli con calma. Dopo l’invio non si possono più cambiare.</p>
      {reason !== null && (
        <p role="alert" className={classes['error']}>
          {REASONS[reason]}
        </p>
      )}
      {steps.sections.map(({ title, questions }) => (
        <section key={questions[0]?.code} className={classes['review']} aria-label={title}>
          <h2>{title}</h2>
          <dl>
            {questions.map((question) => {
              const given = answers[question.code] ?? null;
              const open = isMissing(steps, question) || refused.has(question.code);
              return (
                <div key={question.code} className={classes['reviewed']}>
                  <dt>{question.text}</dt>
                  <dd data-open={open || undefined}>
                    {given !== null && !refused.has(question.code)
                      ? answerLines(question, given).map((line, index) => (
                          // Lines are only read.
                          // oxlint-disable-next-line react/no-array-index-key
                          <p key={index}>{line}</p>
                        ))
                      : open
                        ? 'Da completare'
                        : 'Nessuna risposta'}
                  </dd>
                  <dd>
                    <button
                      type="button"
                      id={`change-${question.code}`}
                      className={classes['change']}
                      aria-label={`${open ? 'Risponda' : 'Modifichi'}: ${question.text}`}
                      onClick={() => go({ screen: 'question', code: question.code, fromReview: true })}
                    >
                      {open ? 'Risponda' : 'Modifichi'}
                    </button>
                  </dd>
                </div>
              );
            })}
          </dl>
        </section>
      ))}
      <section className={classes['review']} aria-label="Consensi">
        <h2>Consensi</h2>
        <dl>
          {questionnaire.consentTexts.map(({ id, text, given }) => (
            <div key={id} className={classes['reviewed']}>
              <dt>{text}</dt>
              <dd>{given === true ? 'Sì' : 'No'}</dd>
            </div>
          ))}
        </dl>
        <button type="button" className={classes['change']} onClick={() => go({ screen: 'consents' })}>
          Modifichi i consensi
        </button>
      </section>
    </PageFrame>
  );
}
