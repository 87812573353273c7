import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AnsweredQuestion, QuestionnaireDto } from '@sestante/api-client/types';
import { IconHeartbeat, IconHourglass } from '@tabler/icons-react';
import { formatInstant } from '../../lib/formats';
import { Badge } from '../../ui/feedback/badge';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { AnswerText } from './answer-text';
import classes from './answers.module.css';
import { answersQuery } from './questionnaire-queries';

/** The answers by section. Questions that do not concern the client are left out. */
export function AnswersSection({ questionnaire: { id, client } }: { questionnaire: QuestionnaireDto }) {
  const answers = useQuery(answersQuery(id));
  const slow = useDelayed(answers.isPending);
  if (answers.isError && !answers.data) {
    return <ErrorState title="Non riusciamo a caricare le risposte" error={answers.error} onRetry={() => void answers.refetch()} />;
  }
  if (!answers.data) {
    return (
      <div className={classes['body']} aria-busy="true">
        {slow && <Skeleton height={220} />}
      </div>
    );
  }
  const { notice, sections } = answers.data;
  if (notice === null) {
    return (
      <EmptyState icon={IconHourglass} title="Nessuna risposta, per ora">
        {client.displayName} non ha ancora accettato l’informativa. Le risposte arrivano qui man mano che le dà.
      </EmptyState>
    );
  }
  return (
    <div className={classes['body']}>
      {sections.map(({ title, questions }) => {
        const shown = questions.filter(({ state }) => state !== 'notApplicable' && state !== 'undetermined');
        return (
          shown.length > 0 && (
            <section key={title} className={classes['section']} aria-label={title}>
              <h2>{title}</h2>
              <dl>
                {shown.map((question) => (
                  <Row key={question.code} question={question} />
                ))}
              </dl>
            </section>
          )
        );
      })}
      <p className={classes['note']}>
        Informativa versione {notice.version}, accettata {formatInstant(notice.acceptedAt)}.
      </p>
    </div>
  );
}

function Row({ question }: { question: AnsweredQuestion }) {
  return (
    <div className={classes['row']}>
      <dt>
        {question.text}
        {question.health && (
          <Badge tone="outline" icon={<IconHeartbeat size={13} stroke={1.7} aria-hidden />}>
            Salute
          </Badge>
        )}
      </dt>
      <dd>
        <AnswerText question={question} answer={question.answer} hidden={question.hidden} />
      </dd>
    </div>
  );
}
