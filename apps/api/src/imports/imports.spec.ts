import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';
import { until } from '../../test/until.js';

/** What an agency really sends, with every oddity of twenty years; made up. */
const FILE = readFileSync(resolve(import.meta.dirname, '../../test/files/clienti-agenzia.csv'));
const PATIENCE = 120_000;

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'imports');
});
afterAll(() => test.close());

const upload = (by: Person, file: Buffer | string, name = 'clienti.csv') =>
  test.as(by).post('imports').attach('file', Buffer.from(file), { filename: name, contentType: 'text/csv' });

async function settled(by: Person, id: string) {
  const get = async () => (await test.as(by).get(`imports/${id}`).expect(200)).body;
  await until(async () => !/^(checking|running|rolling-back)$/.test((await get()).state), PATIENCE);
  return get();
}
const work = async (by: Person, id: string, what: 'dry-run' | 'run' | 'rollback') => {
  await test.as(by).post(`imports/${id}/${what}`).expect(202);
  return settled(by, id);
};

it('the file of an agency comes in: totals', async () => {
  const { admin } = await test.make.agency();
  const { body } = await upload(admin, FILE).expect(201);
  const dry = await work(admin, body.id, 'dry-run');
  console.log(JSON.stringify(dry.dryRun));
  const t0 = Date.now();
  const done = await work(admin, body.id, 'run');
  console.log(Date.now() - t0, JSON.stringify(done.result), done.error, done.state);
  expect(done.result).toEqual(dry.dryRun);
  const rejected = await test.as(admin).get(`imports/${body.id}/rejected.csv`).expect(200);
  expect(rejected.text.length).toBeGreaterThan(10);
  const rows = await test.as(admin).get(`imports/${body.id}/rows?limit=3&outcome=already-there&count=exact`).expect(200);
  console.log(JSON.stringify(rows.body, null, 1).slice(0, 3000));
  const back = await work(admin, body.id, 'rollback');
  console.log(back.state, back.error);
}, 400_000);
void asLogin; void ({} as TestAgency);
