import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for an asynchronous effect such as a job or a mail. @throws when it has not happened after `patience` milliseconds */
export async function until(what: () => Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('The expected condition was not reached in time.');
    await sleep(100);
  }
}
