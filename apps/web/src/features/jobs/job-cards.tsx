import { Button, Progress } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { cancelJob } from '@sestante/api-client';
import { getJobOptions } from '@sestante/api-client/query';
import type { JobDto } from '@sestante/api-client/types';
import { formatInteger } from '../../lib/formats';
import { type FollowedJob, forgetJob } from '../../lib/long-jobs';
import { problemText } from '../../lib/problems';
import classes from './job-cards.module.css';
import { JobOutcome } from './job-outcome';
import { useReadOnlyProps } from '../../ui/forms/use-write-guard';

const EVERY_MS = 500;

/** One card for each background job: its progress, then its result. */
export function JobCards({ jobs }: { jobs: readonly FollowedJob[] }) {
  return (
    <section className={classes['tray']} aria-label="Attività in corso">
      {jobs.map((job) => (
        <JobCard key={job.id} job={job} />
      ))}
    </section>
  );
}

function JobCard({ job }: { job: FollowedJob }) {
  const { data, error } = useQuery({
    ...getJobOptions({ path: { id: job.id } }),
    // Polls in background windows too, since otherwise the end of the job would not be reported.
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : EVERY_MS),
    refetchIntervalInBackground: true,
    staleTime: 0,
    meta: { handled: true },
  });
  if (data && hasEnded(data)) return <JobOutcome followed={job} job={data} />;
  const { done, total } = data?.progress ?? { done: 0, total: 0 };
  return (
    <div className={classes['card']}>
      <div className="flex gap-m top">
        <p className="fluid medium breaks">{job.running}</p>
        {total > 0 && (
          <span className="fixed soft figures">
            {formatInteger(done)} di {formatInteger(total)}
          </span>
        )}
      </div>
      <Progress value={total === 0 ? 0 : (done / total) * 100} size={6} aria-label={job.running} />
      {error !== null ? (
        <div className="row wraps end gap-m">
          <p className={classes['note']}>{problemText(error).message}</p>
          <Button size="xs" variant="subtle" onClick={() => forgetJob(job.id)}>
            Chiudi
          </Button>
        </div>
      ) : (
        data && <Stop job={data} />
      )}
    </div>
  );
}

function Stop({ job }: { job: JobDto }) {
  const readOnlyProps = useReadOnlyProps();
  const stop = useMutation({ mutationFn: () => cancelJob({ path: { id: job.id }, throwOnError: true }) });
  return (
    <div className="row wraps end gap-m">
      <p className={classes['note']}>Prosegue anche se cambi pagina.</p>
      <Button size="xs" variant="subtle" loading={stop.isPending} onClick={() => stop.mutate()} {...readOnlyProps}>
        Interrompi
      </Button>
    </div>
  );
}

function hasEnded({ state }: JobDto): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}
