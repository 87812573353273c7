import { Injectable } from '@nestjs/common';
import type { Actor } from './actor.js';

const LIFE_MS = 800;
const MOST = 5_000;

/**
 * Callers seen within the last second, by token: spares a signature check and a query at each of a burst of
 * requests, and keeps the promise that a change of role, visibility or session holds within one second.
 */
@Injectable()
export class RecentTokens {
  private readonly known = new Map<string, { actor: Actor; until: number }>();

  find(authorization: string | undefined): Actor | undefined {
    if (!authorization) return undefined;
    const hit = this.known.get(authorization);
    if (hit && hit.until > Date.now()) return hit.actor;
    if (hit) this.known.delete(authorization);
    return undefined;
  }

  remember(authorization: string | undefined, actor: Actor): void {
    if (!authorization) return;
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(authorization, { actor, until: Date.now() + LIFE_MS });
  }

  /** What a person's own act changed holds at once in this process, not a second later. */
  forget(userId: string): void {
    for (const [token, { actor }] of this.known) if (actor.userId === userId) this.known.delete(token);
  }
}
