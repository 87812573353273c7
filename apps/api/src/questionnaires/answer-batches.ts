import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import { Db } from '../core/database/db.js';

/** Statements under way at the same time. */
const AT_ONCE = 2;
/** Saves that share a statement. */
const MAX_TOGETHER = 40;

/** Difference to store in the answers of one link, as long as they are at the revision. */
export interface AnswerSave {
  hash: string;
  revision: number;
  answers: Record<string, Answer>;
  health: Record<string, string>;
  removed: string[];
  answered: number;
  total: number;
}

interface WaitingSave {
  save: AnswerSave;
  resolve: (savedAt: Date | undefined) => void;
  reject: (error: unknown) => void;
}

declare module '../core/database/db.js' {
  interface AuthFunctions {
    save_answers: { place: number; saved_at: Date };
  }
}

/** Stores the saves that arrive while others are being written with one statement, which they then wait for together. */
@Injectable()
export class AnswerBatches {
  private readonly waiting: WaitingSave[] = [];
  private running = 0;

  constructor(private readonly db: Db) {}

  /** @returns when it was stored; undefined when the answers are no longer at the revision, or no longer open */
  store(save: AnswerSave): Promise<Date | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<Date | undefined>();
    this.waiting.push({ save, resolve, reject });
    if (this.running < AT_ONCE) void this.run();
    return promise;
  }

  private async run(): Promise<void> {
    this.running += 1;
    while (this.waiting.length > 0) await this.write(this.waiting.splice(0, MAX_TOGETHER));
    this.running -= 1;
  }

  private async write(batch: readonly WaitingSave[]): Promise<void> {
    try {
      const saves = batch.map(({ save }, place) => ({ ...save, place }));
      const rows = await this.db.callAuthFunction('save_answers', [JSON.stringify(saves)]);
      const saved = new Map(rows.map((row) => [row.place, row.saved_at]));
      batch.forEach(({ resolve }, place) => resolve(saved.get(place)));
    } catch (error) {
      // One of them must not be the end of the others.
      if (batch.length > 1) await Promise.all(batch.map((one) => this.write([one])));
      else for (const { reject } of batch) reject(error);
    }
  }
}
