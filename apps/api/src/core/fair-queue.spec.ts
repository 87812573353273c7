import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { FairQueue, type Connection, type Leave, type QueueLimits } from './fair-queue.js';

const queueOf = (limits: Partial<QueueLimits>) =>
  new FairQueue({ atOnce: 4, share: 3, waiting: 10, patience: 5_000, standing: 5_000, ...limits });
const begun: string[] = [];
const leaves = new Map<string, Leave>();
beforeEach(() => {
  begun.length = 0;
  leaves.clear();
});

/** Enters the queue as `agency/person number` and records the outcome. */
function ask(queue: FairQueue, name: string, connection?: Connection): Promise<string> {
  const [agency = '', person = ''] = (name.split(' ')[0] ?? '').split('/');
  return queue.enter({ agency, person }, connection).then(
    (leave) => {
      begun.push(name);
      leaves.set(name, leave);
      return 'begun';
    },
    (problem: { code: string }) => problem.code,
  );
}
const leave = async (name: string) => {
  leaves.get(name)?.();
  await sleep(1);
};
const gone = () => Object.assign(new EventEmitter(), { destroyed: false });

it('an agency gets no more than its share, and another one starts at once', async () => {
  const queue = queueOf({});
  for (const n of [1, 2, 3, 4]) void ask(queue, `a/x ${n}`);
  void ask(queue, 'b/y 1');
  await sleep(1);
  expect(begun).toEqual(['a/x 1', 'a/x 2', 'a/x 3', 'b/y 1']);
  await leave('a/x 2');
  expect(begun.at(-1)).toBe('a/x 4');
});

it('waiting agencies are served in turn, however long their queues are', async () => {
  const queue = queueOf({ atOnce: 1, share: 1 });
  for (const name of ['a/x 1', 'a/x 2', 'a/x 3', 'a/x 4', 'b/y 1', 'c/z 1', 'c/z 2']) void ask(queue, name);
  for (const expected of ['a/x 1', 'a/x 2', 'b/y 1', 'c/z 1', 'a/x 3', 'c/z 2', 'a/x 4']) {
    await sleep(1);
    expect(begun.at(-1)).toBe(expected);
    await leave(expected);
  }
});

it('a person has one place, and does not hold up a colleague who came later', async () => {
  const queue = queueOf({ each: 1 });
  for (const name of ['a/x 1', 'a/x 2', 'a/y 1']) void ask(queue, name);
  await sleep(1);
  expect(begun).toEqual(['a/x 1', 'a/y 1']);
  await leave('a/x 1');
  expect(begun).toEqual(['a/x 1', 'a/y 1', 'a/x 2']);
});

it('work of a disconnected caller is not started, and its place in the queue is freed', async () => {
  const queue = queueOf({ share: 1, waiting: 1 });
  const caller = gone();
  void ask(queue, 'a/x 1');
  const given = ask(queue, 'a/x 2', caller);
  caller.emit('close');
  expect(await given).toBe('abandoned');
  void ask(queue, 'a/x 3');
  await leave('a/x 1');
  expect(begun).toEqual(['a/x 1', 'a/x 3']);
  expect(caller.listenerCount('close')).toBe(0);
  expect(await ask(queue, 'b/y 1', Object.assign(gone(), { destroyed: true }))).toBe('abandoned');
});

it('a full queue refuses at once, a stalled one after its timeout, and neither loses a place', async () => {
  const queue = queueOf({ share: 1, waiting: 2, patience: 100, standing: 100 });
  void ask(queue, 'a/x 1');
  const [second, third] = [ask(queue, 'a/x 2'), ask(queue, 'a/x 3')];
  expect(await ask(queue, 'a/x 4')).toBe('overloaded');
  expect(await Promise.all([second, third])).toEqual(['overloaded', 'overloaded']);
  await leave('a/x 1');
  expect(await ask(queue, 'a/x 5')).toBe('begun');
});

it('a queue that never empties gets a shorter timeout, and its normal one after it has been empty', async () => {
  const queue = queueOf({ share: 1, patience: 300, standing: 20 });
  void ask(queue, 'a/x 1');
  const ends: [string, number][] = [];
  const timed = (name: string) => {
    const start = performance.now();
    return ask(queue, name).then((result) => void ends.push([result, performance.now() - start]));
  };
  const first = timed('a/x 2');
  await sleep(250);
  const second = timed('a/x 3');
  await sleep(60);
  const late = timed('a/x 4');
  await Promise.all([first, late]);
  expect(ends.map(([result]) => result)).toEqual(['overloaded', 'overloaded']);
  expect(ends[0]?.[1]).toBeGreaterThanOrEqual(290);
  expect(ends[1]?.[1]).toBeLessThan(200);
  await second;
  const again = timed('a/x 5');
  await sleep(100);
  await leave('a/x 1');
  await again;
  expect(ends.at(-1)?.[0]).toBe('begun');
});

it('a place is released once, however often release is called', async () => {
  const queue = queueOf({ atOnce: 1, share: 1 });
  for (const name of ['a/x 1', 'a/x 2', 'a/x 3']) void ask(queue, name);
  await sleep(1);
  await leave('a/x 1');
  await leave('a/x 1');
  expect(begun).toEqual(['a/x 1', 'a/x 2']);
});
