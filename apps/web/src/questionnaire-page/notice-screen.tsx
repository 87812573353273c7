import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../lib/formats.ts';
import { NoticeText } from './notice-text';
import { PageFrame } from './page-frame';
import classes from './page.module.css';
import { go } from './place';
import type { PublicQuestionnaireDto } from '@sestante/api-client/types';
import { useHeadingFocus } from './use-heading-focus.ts';

/** First screen: what the questionnaire is for, the privacy notice and the terms. */
export function NoticeScreen({ questionnaire }: { questionnaire: PublicQuestionnaireDto }) {
  const { agency, template, notice, expiresOn } = questionnaire;
  const [read, setRead] = useState(false);
  const [agreed, setAgreed] = useState(false);
  const [attempted, setAttempted] = useState(false);
  useHeadingFocus('notice');
  const error = (given: boolean) => attempted && !given && 'Per continuare serve questa conferma';
  return (
    <PageFrame
      questionnaire={questionnaire}
      nextLabel="Avanti"
      onNext={() => {
        setAttempted(true);
        if (read && agreed) go({ screen: 'consents' });
        else document.getElementById(read ? 'terms' : 'notice')?.focus();
      }}
    >
      <h1 tabIndex={-1} className={classes['title']}>
        {template.name}
      </h1>
      <p>
        {agency.name} Le chiede qualche informazione per valutare i rischi e le coperture che La riguardano. Servono circa{' '}
        {template.minutes.from}–{template.minutes.to} minuti. Ogni risposta si salva da sola: può interrompere e riprendere dallo stesso
        link fino al {formatDay(expiresOn)}.
      </p>
      <details className={classes['document']}>
        <summary>Informativa sulla privacy (versione {notice.version})</summary>
        <NoticeText text={notice.notice} />
      </details>
      <details className={classes['document']}>
        <summary>Condizioni di utilizzo</summary>
        <NoticeText text={notice.terms} />
      </details>
      <Checkbox
        id="notice"
        size="md"
        label="Ho letto l’informativa sulla privacy"
        checked={read}
        onChange={({ currentTarget }) => setRead(currentTarget.checked)}
        error={error(read)}
      />
      <Checkbox
        id="terms"
        size="md"
        label="Accetto le condizioni di utilizzo"
        checked={agreed}
        onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
        error={error(agreed)}
      />
    </PageFrame>
  );
}
