import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '../core/database/unit-of-work.js';

type ReassignmentHandler = (tx: UnitOfWork, clientIds: string[], assigneeId: string | null) => Promise<void>;

/** What goes to a new assignee with the client, in the same transaction: features above declare it when they are wired. */
@Injectable()
export class Assignments {
  private readonly handlers: ReassignmentHandler[] = [];

  onReassigned(handler: ReassignmentHandler): void {
    this.handlers.push(handler);
  }

  /** Call it with agency visibility: the actor may no longer see the client by then. */
  async reassign(tx: UnitOfWork, clientIds: string[], assigneeId: string | null): Promise<void> {
    for (const handler of this.handlers) await handler(tx, clientIds, assigneeId);
  }
}
