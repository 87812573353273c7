import { Button, CloseButton } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { undo } from '@sestante/api-client';
import type { JobDto } from '@sestante/api-client/types';
import { IconAlertCircle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { formatInteger } from '../../lib/formats';
import { type FollowedJob, followJob, forgetJob } from '../../lib/long-jobs';
import { problemText } from '../../lib/problems';
import { refresh } from '../../lib/refresh';
import { showError } from '../../lib/toasts';
import { useShortcuts } from '../../lib/shortcuts';
import classes from './job-cards.module.css';
import { JOB_ERRORS, NOT_CHANGED } from './job-labels';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const RefusedDialog = lazy(() => import('./refused-dialog').then((module) => ({ default: module.RefusedDialog })));

const GONE_AFTER_MS = 60_000;

/** Result of a job: number of changed records, refused ones with reasons, and the undo. */
export function JobOutcome({ followed, job }: { followed: FollowedJob; job: JobDto }) {
  const queryClient = useQueryClient();
  const readOnlyProps = useReadOnlyProps();
  const [showRefused, setShowRefused] = useState(false);
  const { undoToken, result } = job;
  const revert = useMutation({
    mutationFn: async (token: string) => (await undo({ path: { token }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: ({ id }) => {
      followJob({ id, noun: followed.noun, running: 'Annullo l’operazione', done: ['riportato come prima', 'riportati come prima'] });
      forgetJob(followed.id);
    },
    onError: (error) => showError(problemText(error).message),
  });
  const undoNow = () => {
    if (undoToken !== null && !revert.isPending) revert.mutate(undoToken);
  };
  useShortcuts({ 'ctrl+z': () => (undoToken === null ? false : undoNow()) });

  // The job has changed them after the answer of the request that started it.
  useEffect(() => void refresh(queryClient, ['records', 'imports', 'tags', 'notifications']), [queryClient, job.id]);

  const refused = result?.refusedCount ?? 0;
  const { refused: refusedWords = NOT_CHANGED } = followed;
  useEffect(() => {
    if (refused > 0 || job.state === 'failed') return;
    const timer = setTimeout(() => forgetJob(followed.id), GONE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [refused, job.state, followed.id]);

  return (
    <div className={classes['card']} role="status">
      <div className="flex gap-m top">
        <OutcomeIcon job={job} />
        <p className="fluid medium breaks">{outcomeText(followed, job)}</p>
        <CloseButton size="sm" aria-label="Chiudi" onClick={() => forgetJob(followed.id)} />
      </div>
      {(undoToken !== null || refused > 0 || followed.details) && (
        <div className="row wraps end gap-m">
          {followed.details && (
            <Button
              size="xs"
              variant="default"
              renderRoot={(props) => <Link {...props} {...followed.details?.link} />}
              onClick={() => forgetJob(followed.id)}
            >
              {followed.details.label}
            </Button>
          )}
          {refused > 0 && !followed.details && (
            <Button size="xs" variant="default" onClick={() => setShowRefused(true)}>
              {refused === 1 ? `1 ${refusedWords[0]}` : `${formatInteger(refused)} ${refusedWords[1]}`}
            </Button>
          )}
          {undoToken !== null && (
            <Button size="xs" variant="default" loading={revert.isPending} onClick={undoNow} {...readOnlyProps}>
              Annulla
            </Button>
          )}
        </div>
      )}
      <Suspense>
        {showRefused && result && (
          <RefusedDialog noun={followed.noun} words={refusedWords} result={result} onClose={() => setShowRefused(false)} />
        )}
      </Suspense>
    </div>
  );
}

function OutcomeIcon({ job }: { job: JobDto }) {
  const Glyph = job.state === 'failed' ? IconAlertCircle : job.state === 'cancelled' ? IconCircleX : IconCircleCheck;
  return <Glyph size={18} stroke={1.7} aria-hidden className={classes['icon']} data-state={job.state} />;
}

function outcomeText({ noun: [one, many], running, done, none }: FollowedJob, { state, error, result, progress }: JobDto): string {
  if (state === 'failed') return `${running}: ${JOB_ERRORS[error ?? ''] ?? 'non è riuscito. Riprova fra poco.'}`;
  if (state === 'cancelled') return `${running}: interrotto a ${formatInteger(progress.done)} di ${formatInteger(progress.total)}`;
  const changed = result?.changed ?? 0;
  if (changed === 0 && none !== undefined) return none;
  if (changed === 0) return result && result.unchanged > 0 ? 'Erano già così: niente da cambiare' : `Nessun ${one} è cambiato`;
  return changed === 1 ? `1 ${one} ${done[0]}` : `${formatInteger(changed)} ${many} ${done[1]}`;
}
