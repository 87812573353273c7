import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconArrowRight, IconEqual } from '@tabler/icons-react';
import { formatInstantDay } from '../../lib/formats';
import { EmptyState, ErrorState } from '../../ui/feedback/state-panel';
import { useDelayed } from '../../ui/feedback/use-delayed';
import { AnswerText } from './answer-text';
import classes from './answers.module.css';
import { questionnaireLink } from './questionnaire-link';
import { changesQuery } from './questionnaire-queries';

/** Answers that differ from those of the questionnaire completed before. */
export function ChangesSection({ id }: { id: string }) {
  const changes = useQuery(changesQuery(id));
  const slow = useDelayed(changes.isPending);
  if (changes.isError && !changes.data) {
    return <ErrorState title="Non riusciamo a confrontare le risposte" error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  if (!changes.data) {
    return (
      <div className={classes['body']} aria-busy="true">
        {slow && <Skeleton height={160} />}
      </div>
    );
  }
  const { data: rows, earlier } = changes.data;
  if (earlier === null || rows.length === 0) {
    return (
      <EmptyState icon={IconEqual} title={earlier === null ? 'Niente con cui confrontare' : 'Niente è cambiato'}>
        {earlier === null
          ? 'È il primo questionario completato da questo cliente.'
          : `Le risposte sono le stesse del ${formatInstantDay(earlier.completedAt)}.`}
      </EmptyState>
    );
  }
  return (
    <div className={classes['body']}>
      <p className={classes['note']}>
        Rispetto al <Link {...questionnaireLink(earlier)}>questionario del {formatInstantDay(earlier.completedAt)}</Link>.
      </p>
      <dl className={classes['section']}>
        {rows.map((row) => (
          <div key={row.code} className={classes['row']}>
            <dt>{row.text}</dt>
            <dd className={classes['change']}>
              <span className="soft">
                <span className="spoken">Prima: </span>
                <AnswerText question={row} answer={row.from} hidden={row.hidden} />
              </span>
              <IconArrowRight size={15} stroke={1.7} aria-hidden />
              <span>
                <span className="spoken">Ora: </span>
                <AnswerText question={row} answer={row.to} hidden={row.hidden} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
