import { useMutation } from '@tanstack/react-query';
import { bulkClients, bulkProspects } from '@sestante/api-client';
import type { BulkClientsDto, BulkProspectsDto, ClientStatus } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../lib/idempotency';
import { type FollowedJob, followJob } from '../../lib/long-jobs';
import { NOUNS } from './client-labels';

/** What is done to all of them, and how it is told while it goes on and when it is done. */
export interface BulkWork {
  body: Omit<BulkProspectsDto, 'ids' | 'filter'>;
  words: Pick<FollowedJob, 'running' | 'done'>;
}

/**
 * Has one thing done to many clients or prospects; from then on the job is followed wherever the reader goes. Sent
 * again after a connection that was lost, it is still one job.
 */
export function useBulkWork(status: ClientStatus, onStarted: () => void) {
  const [keys] = useState(idempotencyKeys);
  const start = useMutation({
    mutationFn: async ({ body }: { body: BulkProspectsDto; words: BulkWork['words'] }) => {
      const headers = { 'Idempotency-Key': keys.keyFor(body) };
      if (status === 'prospect') return (await bulkProspects({ body, headers, throwOnError: true })).data;
      // What only prospects have is not offered to clients.
      return (await bulkClients({ body: body as BulkClientsDto, headers, throwOnError: true })).data;
    },
    meta: { handled: true },
    onSuccess: ({ id }, { words }) => {
      keys.done();
      followJob({ id, noun: NOUNS[status], ...words });
      onStarted();
    },
  });
  return {
    start: (body: BulkProspectsDto, words: BulkWork['words']) => {
      if (!start.isPending) start.mutate({ body, words });
    },
    starting: start.isPending,
    problem: start.error,
  };
}
