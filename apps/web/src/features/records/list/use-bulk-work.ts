import { useMutation } from '@tanstack/react-query';
import { bulkClients, bulkProspects } from '@sestante/api-client';
import type { BulkClientsDto, BulkProspectsDto, ClientStatus } from '@sestante/api-client/types';
import { useState } from 'react';
import { idempotencyKeys } from '../../../lib/idempotency';
import { type FollowedJob, followJob } from '../../../lib/long-jobs';
import { NOUNS } from '../client-labels';

/** A bulk change, with its messages while running and when done. */
export interface BulkWork {
  body: Omit<BulkProspectsDto, 'ids' | 'filter'>;
  words: Pick<FollowedJob, 'running' | 'done'>;
}

/**
 * Starts one bulk change of many clients or prospects and follows its job on every page. A retry after a lost response does not start a
 * second job.
 */
export function useBulkWork(status: ClientStatus, onStarted: () => void) {
  const [keys] = useState(idempotencyKeys);
  const start = useMutation({
    mutationFn: async ({ body }: { body: BulkProspectsDto; words: BulkWork['words'] }) => {
      const headers = { 'Idempotency-Key': keys.keyFor(body) };
      if (status === 'prospect') return (await bulkProspects({ body, headers, throwOnError: true })).data;
      // Changes that only prospects support are not offered for clients.
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
