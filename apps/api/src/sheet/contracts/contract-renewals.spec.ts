import { startApp, type TestApp } from '../../../test/app.js';
import { asLogin } from '../../../test/database.js';
import type { Person } from '../../../test/make.js';
import { until } from '../../../test/until.js';
import { today } from '../../core/clock.js';
import type { CrmActionDto } from '../../crm-actions/crm-action.dto.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'contract_renewals');
});
afterAll(() => test.close());

const inDays = (days: number): string => today(new Date(Date.now() + days * 86_400_000));
const renewals = async (person: Person) =>
  ((await test.as(person).get('crm-actions?q=rinnovo').expect(200)).body.data as CrmActionDto[]).length;
const settled = () =>
  until(async () => {
    const waiting = await asLogin(test.database.adminUrl, (db) =>
      db.query(`SELECT 1 FROM pgboss.job WHERE name = 'contract-saved' AND state IN ('created', 'retry', 'active')`),
    );
    return waiting.rowCount === 0;
  });

it('a contract saved within its notice period gets its renewal action at once, one per end date', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const path = `clients/${client.id}/contracts`;
  const save = (endsOn: string) => test.as(admin).patch(`${path}/${id}`).set('If-Match', '*').send({ endsOn }).expect(200);
  const { body } = await test
    .as(admin)
    .post(path)
    .send({ coverageClass: 'RC auto', endsOn: inDays(20) })
    .expect(201);
  const { id } = body as { id: string };
  await until(async () => (await renewals(admin)) === 1);
  // None of these plans a renewal: a later end, a draft, and the same end saved again.
  await test
    .as(admin)
    .post(path)
    .send({ coverageClass: 'Casa', endsOn: inDays(90) })
    .expect(201);
  await test
    .as(admin)
    .post(path)
    .send({ coverageClass: 'Vita', endsOn: inDays(5), status: 'draft' })
    .expect(201);
  await test.as(admin).patch(`${path}/${id}`).set('If-Match', '*').send({ notes: 'Da richiamare' }).expect(200);
  await settled();
  expect(await renewals(admin)).toBe(1);
  await save(inDays(385));
  await save(inDays(10));
  await until(async () => (await renewals(admin)) === 2);
  await settled();
  expect(await renewals(admin)).toBe(2);
}, 60_000);
