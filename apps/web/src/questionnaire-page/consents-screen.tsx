import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { accept } from './filling';
import { PageFrame } from './page-frame';
import classes from './page.module.css';
import { go } from './place';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { useHeadingFocus } from './use-heading-focus.ts';

/** One consent for each purpose, none of them a condition. Only those are ticked that the client has given before. */
export function ConsentsScreen({ questionnaire }: { questionnaire: PublicQuestionnaireDto }) {
  const { consentTexts, acceptedAt } = questionnaire;
  const [given, setGiven] = useState(() => new Set(consentTexts.filter((text) => text.given === true).map(({ id }) => id)));
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState(false);
  useHeadingFocus('consents');
  const next = async () => {
    setSending(true);
    setFailed(false);
    const stored = await accept(consentTexts.map(({ id }) => ({ textId: id, given: given.has(id) })));
    setSending(false);
    if (!stored) setFailed(true);
    else if (acceptedAt === null) go(null);
    else go({ screen: 'review' }, 'back');
  };
  return (
    <PageFrame
      questionnaire={questionnaire}
      onBack={() => go({ screen: acceptedAt === null ? 'notice' : 'review' }, 'back')}
      nextLabel={acceptedAt === null ? 'Inizi il questionario' : 'Salvi i consensi'}
      busy={sending}
      onNext={() => void next()}
    >
      <h1 tabIndex={-1} className={classes['title']}>
        I Suoi consensi
      </h1>
      <p>Ogni consenso è libero: può compilare il questionario anche senza, e revocarlo quando vuole.</p>
      {consentTexts.map(({ id, purpose, text, given: before }) => (
        <div key={id} className={classes['consent']}>
          <Checkbox
            size="md"
            label={text}
            checked={given.has(id)}
            onChange={({ currentTarget }) => {
              const others = [...given].filter((one) => one !== id);
              setGiven(new Set(currentTarget.checked ? [...others, id] : others));
            }}
          />
          {before === true && <p className={classes['consequence']}>Lo ha già dato: per revocarlo tolga il segno.</p>}
          {purpose === 'health_data' && (
            <p className={classes['consequence']}>Senza questo consenso non Le chiediamo nulla sulla Sua salute.</p>
          )}
        </div>
      ))}
      {failed && (
        <p role="alert" className={classes['error']}>
          Non è stato possibile salvare. Controlli la connessione e riprovi.
        </p>
      )}
    </PageFrame>
  );
}
