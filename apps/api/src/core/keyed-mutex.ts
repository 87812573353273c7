import { overloaded } from './errors.js';

const MAX_QUEUED = 200;

/**
 * One after the other, for calls that would only wait for one row: an impatient hand, or a hundred at once, takes one
 * connection and not all of them. It orders those of this process; between processes the row's lock does.
 */
export class KeyedMutex {
  private readonly queues = new Map<string, { last: Promise<unknown>; length: number }>();

  async runExclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
    const queue = this.queues.get(key) ?? { last: Promise.resolve(), length: 0 };
    if (queue.length >= MAX_QUEUED) throw overloaded();
    queue.length += 1;
    this.queues.set(key, queue);
    const own = queue.last.then(work, work);
    queue.last = own;
    try {
      return await own;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) this.queues.delete(key);
    }
  }
}
