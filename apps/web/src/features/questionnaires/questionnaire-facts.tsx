import type { QuestionnaireDto } from '@sestante/api-client/types';
import { formatDay, formatInstant } from '../../lib/formats';
import { DetailAside, DetailFact } from '../../ui/layout/detail-page';
import { CycleReportLink } from '../reports/report-links';
import { CHANNEL_LABELS } from './questionnaire-labels';
import classes from './questionnaire-page.module.css';
import { isOpen, QuestionnaireProgress } from './questionnaire-status';

/** Course of the questionnaire: when it was sent, opened and completed, to whom and until when. */
export function QuestionnaireFacts({ questionnaire }: { questionnaire: QuestionnaireDto }) {
  const { progress, sentAt, sentBy, channel, recipientName, recipientEmail, openedAt, completedAt, cancelledAt, reviewedAt } =
    questionnaire;
  const { expiresOn, remindersSent, nextReminderOn } = questionnaire;
  return (
    <DetailAside title="Andamento">
      <QuestionnaireProgress progress={progress} />
      <p className={classes['answered']}>
        {progress.answered} risposte su {progress.total}
      </p>
      <dl>
        <DetailFact name="Inviato">
          {formatInstant(sentAt)}
          <br />
          da {sentBy.displayName}
        </DetailFact>
        <DetailFact name="Come">{CHANNEL_LABELS[channel].label}</DetailFact>
        {recipientName !== null && <DetailFact name="Chi lo compila">{recipientName}</DetailFact>}
        {recipientEmail !== null && <DetailFact name="Email">{recipientEmail}</DetailFact>}
        <DetailFact name="Aperto">{openedAt === null ? 'Non ancora' : formatInstant(openedAt)}</DetailFact>
        {completedAt !== null && <DetailFact name="Completato">{formatInstant(completedAt)}</DetailFact>}
        {reviewedAt !== null && <DetailFact name="Rivisto">{formatInstant(reviewedAt)}</DetailFact>}
        {completedAt !== null && (
          <>
            <DetailFact name="Report analitico">
              <CycleReportLink kind="analytic" questionnaire={questionnaire} />
            </DetailFact>
            <DetailFact name="Report consulenziale">
              <CycleReportLink kind="consulting" questionnaire={questionnaire} />
            </DetailFact>
          </>
        )}
        {cancelledAt !== null && <DetailFact name="Annullato">{formatInstant(cancelledAt)}</DetailFact>}
        {completedAt === null && <DetailFact name="Scade">{formatDay(expiresOn)}</DetailFact>}
        {remindersSent > 0 && <DetailFact name="Promemoria">{remindersSent === 1 ? '1 inviato' : `${remindersSent} inviati`}</DetailFact>}
        {isOpen(questionnaire) && nextReminderOn !== null && (
          <DetailFact name="Prossimo promemoria">{formatDay(nextReminderOn)}</DetailFact>
        )}
      </dl>
    </DetailAside>
  );
}
