import { overloaded } from './errors.js';

const MAX_QUEUED = 200;

/**
 * Serializes calls that would only wait for the same row, so that repeated or concurrent calls take one connection and not
 * all of them. Applies within this process; between processes the row lock does.
 * The packages for this have no bound on the queue, so that a map around one of them would be as long.
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
