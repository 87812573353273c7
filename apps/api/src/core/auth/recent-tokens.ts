import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { Actor } from './actor.js';

const LIFE_MS = 800;
const MAX_ITEMS = 5_000;

/**
 * Caches actors by token for one second. Spares a signature check and a query for each of a burst of requests, while
 * changes of role, visibility or session still apply within one second.
 */
@Injectable()
export class RecentTokens {
  private readonly known = new LRUCache<string, Actor>({ max: MAX_ITEMS, ttl: LIFE_MS });
  private readonly asked = new Map<string, Promise<Actor | undefined>>();

  /** Returns the cached actor or resolves it with `ask`; concurrent requests with the same token share one lookup. */
  async findOrAsk(authorization: string | undefined, ask: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    if (!authorization) return ask();
    const known = this.known.get(authorization);
    if (known) return { ...known };
    const others = this.asked.get(authorization);
    if (others) {
      const actor = await others;
      return actor && { ...actor };
    }
    const asking = ask();
    this.asked.set(authorization, asking);
    try {
      const actor = await asking;
      // An entry that was evicted meanwhile may have changed since, so it is not cached.
      if (actor && this.asked.get(authorization) === asking) this.known.set(authorization, { ...actor });
      return actor;
    } finally {
      if (this.asked.get(authorization) === asking) this.asked.delete(authorization);
    }
  }

  /** Evicts a user, so that their own changes apply at once in this process instead of a second later. */
  forget(userId: string): void {
    this.asked.clear();
    for (const [token, actor] of this.known.entries()) if (actor.userId === userId) this.known.delete(token);
  }
}
