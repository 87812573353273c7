import { lazy, Suspense } from 'react';
import { useFollowedJobs } from '../../lib/long-jobs';

const JobCards = lazy(() => import('./job-cards').then((module) => ({ default: module.JobCards })));

/** Progress of background jobs, shown on every page until they are done. */
export function JobTray() {
  const jobs = useFollowedJobs();
  return <Suspense>{jobs.length > 0 && <JobCards jobs={jobs} />}</Suspense>;
}
