import { Injectable } from '@nestjs/common';
import type { Tx } from '../core/database/tx.js';

/** Inserts the rows of one feature that a new agency begins with, in the transaction that creates the agency. */
type InsertStart = (tx: Tx) => Promise<void>;

/** What a new agency begins with. Features that have such rows register when the application is wired. */
@Injectable()
export class AgencyStart {
  private readonly parts: InsertStart[] = [];

  register(insert: InsertStart): void {
    this.parts.push(insert);
  }

  async insertAll(tx: Tx): Promise<void> {
    for (const insert of this.parts) await insert(tx);
  }
}
