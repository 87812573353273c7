import { Injectable } from '@nestjs/common';
import type { Actor } from './actor.js';

const LIFE_MS = 800;
const MAX_ITEMS = 5_000;

/**
 * Callers seen within the last second, by token: spares a signature check and a query at each of a burst of
 * requests, and keeps the promise that a change of role, visibility or session holds within one second.
 */
@Injectable()
export class RecentTokens {
  private readonly known = new Map<string, { actor: Actor; until: number }>();
  private readonly asked = new Map<string, Promise<Actor | undefined>>();

  private find(authorization: string): Actor | undefined {
    const hit = this.known.get(authorization);
    if (hit && hit.until > Date.now()) return hit.actor;
    if (hit) this.known.delete(authorization);
    return undefined;
  }

  /** The same, asking for one who is not known; those who come with the same token meanwhile wait for that answer. */
  async findOrAsk(authorization: string | undefined, ask: () => Promise<Actor | undefined>): Promise<Actor | undefined> {
    if (!authorization) return ask();
    const known = this.find(authorization);
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
      // One that was forgotten meanwhile may have changed since.
      if (actor && this.asked.get(authorization) === asking) this.remember(authorization, { ...actor });
      return actor;
    } finally {
      if (this.asked.get(authorization) === asking) this.asked.delete(authorization);
    }
  }

  private remember(authorization: string, actor: Actor): void {
    if (this.known.size >= MAX_ITEMS) this.known.clear();
    this.known.set(authorization, { actor, until: Date.now() + LIFE_MS });
  }

  /** What a person's own act changed holds at once in this process, not a second later. */
  forget(userId: string): void {
    this.asked.clear();
    for (const [token, { actor }] of this.known) if (actor.userId === userId) this.known.delete(token);
  }
}
