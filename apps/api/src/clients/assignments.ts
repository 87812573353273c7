import { Injectable } from '@nestjs/common';
import type { Tx } from '../core/database/tx.js';

type Follow = (tx: Tx, clientIds: string[], assigneeId: string | null) => Promise<void>;

/** What goes to a new assignee with the client, in the same transaction: features above declare it when they are wired. */
@Injectable()
export class Assignments {
  private readonly followers: Follow[] = [];

  followedBy(follow: Follow): void {
    this.followers.push(follow);
  }

  /** Call it with the agency's sight: the client may be out of the actor's own by then. */
  async follow(tx: Tx, clientIds: string[], assigneeId: string | null): Promise<void> {
    for (const follow of this.followers) await follow(tx, clientIds, assigneeId);
  }
}
