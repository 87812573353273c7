import { Injectable } from '@nestjs/common';
import type { Actor } from './auth/actor.js';
import { FairQueue, type Asker } from './fair-queue.js';

/**
 * How much this process does at once, and for whom. Ten connections read and ten write; with a third of them one agency
 * already has all that two cores of PostgreSQL give.
 */
@Injectable()
export class Admission {
  /** What is answered at once. */
  readonly requests = new FairQueue({ atOnce: 18, share: 6, waiting: 250, patience: 2_000, standing: 250 });
  /** What takes seconds: the rows of an import are written down, those of an export counted. */
  readonly longWork = new FairQueue({ atOnce: 2, share: 2, each: 1, waiting: 20, patience: 30_000, standing: 10_000 });
  /** Files that are being fetched, as fast as their readers read. */
  readonly exports = new FairQueue({ atOnce: 60, share: 12, each: 1, waiting: 20, patience: 2_000, standing: 250 });
  /** The reading of their pages; as many wait as there are exports, and none of them is broken off. */
  readonly exportPages = new FairQueue({ atOnce: 2, share: 2, each: 1, waiting: 60, patience: 60_000, standing: 60_000 });
}

export const askerOf = ({ agencyId, userId }: Actor): Asker => ({ agency: agencyId, person: userId });
