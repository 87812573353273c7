import { Injectable } from '@nestjs/common';
import type { Actor } from './auth/actor.js';
import { FairQueue, type Asker } from './fair-queue.js';

/** Queues that a request can wait in. */
export type RequestQueue = 'requests' | 'longWork' | 'answers';

/**
 * Limits how much work this process does at once, with a share for each agency. There are ten read and ten write
 * connections, and a third of them already gives one agency all that two cores of PostgreSQL can do.
 */
@Injectable()
export class Admission {
  /** Ordinary requests, answered at once. */
  readonly requests = new FairQueue({ atOnce: 18, share: 6, waiting: 250, patience: 2_000, standing: 250 });
  /** Work that takes seconds, such as storing the rows of an import or counting those of an export. */
  readonly longWork = new FairQueue({ atOnce: 2, share: 2, each: 1, waiting: 20, patience: 30_000, standing: 10_000 });
  /**
   * Saves of answers by clients, who may all come from one address and each send the next answer at once. They are apart from
   * the staff's requests, and share few statements (`questionnaires/answer-batches.ts`); a page that is refused sends its answer
   * again.
   */
  readonly answers = new FairQueue({ atOnce: 40, share: 40, waiting: 500, patience: 10_000, standing: 2_000 });
  /** Export downloads in progress, each as fast as its client reads. */
  readonly exports = new FairQueue({ atOnce: 60, share: 12, each: 1, waiting: 20, patience: 2_000, standing: 250 });
  /** Page reads of exports. The queue has room for every running export, so that none is aborted. */
  readonly exportPages = new FairQueue({ atOnce: 2, share: 2, each: 1, waiting: 60, patience: 60_000, standing: 60_000 });
}

export const askerOf = ({ agencyId, userId }: Actor): Asker => ({ agency: agencyId, person: userId });
