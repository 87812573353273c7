import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from '../../../test/app.js';
import type { Person } from '../../../test/make.js';
import { until } from '../../../test/until.js';
import { Config } from '../config.js';
import { Db } from '../database/db.js';
import { Log } from '../log.js';
import { Jobs } from './jobs.js';

const LASTS_MS = 1_500;

let test: TestApp;
let jobs: Jobs;
const atWork = new Map<string, number>();
const done: string[] = [];
let max = 0;
let maxOfOnePerson = 0;
beforeAll(async () => {
  test = await startApp({}, 'long_jobs');
  jobs = new Jobs({ ...test.app.get(Config), worker: true }, test.app.get(Log));
  jobs.on(
    'import',
    async ({ jobId }) => {
      atWork.set(jobId, (atWork.get(jobId) ?? 0) + 1);
      const counts = [...atWork.values()];
      max = Math.max(
        max,
        counts.reduce((sum, count) => sum + count, 0),
      );
      maxOfOnePerson = Math.max(maxOfOnePerson, ...counts);
      await sleep(LASTS_MS);
      atWork.set(jobId, (atWork.get(jobId) ?? 1) - 1);
      done.push(jobId);
    },
    { long: true },
  );
  await jobs.start();
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await test.close();
});

it('long jobs of one person run one at a time, and do not delay those of another', async () => {
  const [one, other] = [(await test.make.agency()).admin, (await test.make.agency()).admin];
  // The person's id takes the place of the job id, so that the handler can tell whose job it is.
  const publish = (by: Person) => test.app.get(Db).write(by, (tx) => tx.publish('import', { agencyId: by.agencyId, jobId: by.id }));
  for (let n = 0; n < 4; n += 1) await publish(one);
  await publish(other);
  await until(() => Promise.resolve(done.length === 5), 60_000);
  expect({ max, maxOfOnePerson }).toEqual({ max: 2, maxOfOnePerson: 1 });
  expect(done.indexOf(other.id)).toBeLessThan(3);
});
