import { useMutation } from '@tanstack/react-query';
import { bulkClients } from '@sestante/api-client';
import type { BulkClientsDto } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { type FollowedJob, followJob } from '../../lib/long-jobs';

/** How the work is told while it goes on and when it is done. */
export type BulkWords = Pick<FollowedJob, 'running' | 'done'>;

/**
 * Has one thing done to many clients; from then on the job is followed wherever the reader goes. Sent again after a
 * connection that was lost, it is still one job.
 */
export function useBulkClients(onStarted: () => void) {
  const [keys] = useState(idempotencyKeys);
  const start = useMutation({
    mutationFn: async ({ body }: { body: BulkClientsDto; words: BulkWords }) =>
      (await bulkClients({ body, headers: { 'Idempotency-Key': keys.keyFor(body) }, throwOnError: true })).data,
    meta: { handled: true },
    onSuccess: ({ id }, { words }) => {
      keys.done();
      followJob({ id, ...words });
      onStarted();
    },
  });
  return {
    start: (body: BulkClientsDto, words: BulkWords) => {
      if (!start.isPending) start.mutate({ body, words });
    },
    starting: start.isPending,
    problem: start.error,
  };
}
