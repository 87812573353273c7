import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '../core/database/unit-of-work.js';

type ReassignmentHandler = (tx: UnitOfWork, clientIds: string[], assigneeId: string | null) => Promise<void>;

/** Registry of handlers that move records along with a reassigned client, in the same transaction. */
@Injectable()
export class Assignments {
  private readonly handlers: ReassignmentHandler[] = [];

  onReassigned(handler: ReassignmentHandler): void {
    this.handlers.push(handler);
  }

  /** Runs every handler. Requires agency visibility, because the actor may no longer see the client by then. */
  async reassign(tx: UnitOfWork, clientIds: string[], assigneeId: string | null): Promise<void> {
    for (const handler of this.handlers) await handler(tx, clientIds, assigneeId);
  }
}
