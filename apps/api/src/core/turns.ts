import { overloaded } from './errors.js';

const MOST_IN_LINE = 200;

/**
 * One after the other, for calls that would only wait for one row: an impatient hand, or a hundred at once, takes one
 * connection and not all of them. It orders those of this process; between processes the row's lock does.
 */
export class Turns {
  private readonly lines = new Map<string, { last: Promise<unknown>; length: number }>();

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { last: Promise.resolve(), length: 0 };
    if (line.length >= MOST_IN_LINE) throw overloaded();
    line.length += 1;
    this.lines.set(key, line);
    const mine = line.last.then(work, work);
    line.last = mine;
    try {
      return await mine;
    } finally {
      line.length -= 1;
      if (line.length === 0) this.lines.delete(key);
    }
  }
}
