/** Deterministic random numbers, so that demo and benchmark data are the same at every load. */
export class Dice {
  private state = 0;

  /** Starts a separate sequence for one record, so that records do not depend on earlier ones. */
  reseed(seed: number, index: number): void {
    this.state = Math.imul(seed ^ Math.imul(index + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
  }

  /** Returns a number from 0 (inclusive) to 1 (exclusive), by mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Returns an integer in the range, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('the list is empty');
    return item;
  }
}

const SLOTS = 8192;

/** Repeats items by weight, so that a weighted draw is one lookup. */
export function weighted<T>(items: readonly T[], weightOf: (item: T, rank: number) => number): readonly T[] {
  const total = items.reduce((sum, item, rank) => sum + weightOf(item, rank), 0);
  return items.flatMap((item, rank) => Array.from({ length: Math.max(1, Math.round((weightOf(item, rank) / total) * SLOTS)) }, () => item));
}
