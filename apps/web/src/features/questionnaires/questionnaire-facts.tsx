import type { QuestionnaireDto } from '@sestante/api-client/types';
import type { ReactNode } from 'react';
import { formatDay, formatInstant } from '../../lib/formats';
import { CHANNEL_LABELS } from './questionnaire-labels';
import classes from './questionnaire-page.module.css';
import { isOpen, QuestionnaireProgress } from './questionnaire-status';

/** Course of the questionnaire: when it was sent, opened and completed, to whom and until when. */
export function QuestionnaireFacts({ questionnaire }: { questionnaire: QuestionnaireDto }) {
  const { progress, sentAt, sentBy, channel, recipientName, recipientEmail, openedAt, completedAt, cancelledAt, reviewedAt } =
    questionnaire;
  const { expiresOn, remindersSent, nextReminderOn } = questionnaire;
  return (
    <aside className={classes['aside']} aria-label="Andamento">
      <h2>Andamento</h2>
      <QuestionnaireProgress progress={progress} />
      <p className={classes['answered']}>
        {progress.answered} risposte su {progress.total}
      </p>
      <dl>
        <Fact name="Inviato">
          {formatInstant(sentAt)}
          <br />
          da {sentBy.displayName}
        </Fact>
        <Fact name="Come">{CHANNEL_LABELS[channel].label}</Fact>
        {recipientName !== null && <Fact name="Chi lo compila">{recipientName}</Fact>}
        {recipientEmail !== null && <Fact name="Email">{recipientEmail}</Fact>}
        <Fact name="Aperto">{openedAt === null ? 'Non ancora' : formatInstant(openedAt)}</Fact>
        {completedAt !== null && <Fact name="Completato">{formatInstant(completedAt)}</Fact>}
        {reviewedAt !== null && <Fact name="Rivisto">{formatInstant(reviewedAt)}</Fact>}
        {cancelledAt !== null && <Fact name="Annullato">{formatInstant(cancelledAt)}</Fact>}
        {completedAt === null && <Fact name="Scade">{formatDay(expiresOn)}</Fact>}
        {remindersSent > 0 && <Fact name="Promemoria">{remindersSent === 1 ? '1 inviato' : `${remindersSent} inviati`}</Fact>}
        {isOpen(questionnaire) && nextReminderOn !== null && <Fact name="Prossimo promemoria">{formatDay(nextReminderOn)}</Fact>}
      </dl>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
