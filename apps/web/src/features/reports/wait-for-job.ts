import { getJob } from '@sestante/api-client';
import type { JobDto } from '@sestante/api-client/types';
import { ApiProblem } from '../../lib/problems';

const EVERY_MS = 400;

/**
 * Returns a job once it is done.
 * @throws ApiProblem when it has failed
 */
export async function waitForJob(started: JobDto): Promise<JobDto> {
  let job = started;
  while (job.state === 'queued' || job.state === 'running') {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    job = (await getJob({ path: { id: job.id }, throwOnError: true })).data;
  }
  if (job.state !== 'done') throw new ApiProblem(500, { code: job.error ?? 'failed-repeatedly' });
  return job;
}
