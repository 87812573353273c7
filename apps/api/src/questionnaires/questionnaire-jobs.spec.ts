import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { allUnknown, publicPage } from '../../test/questionnaire-page.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import { QuestionnaireJobs } from './questionnaire-jobs.js';

let test: TestApp;
let jobs: QuestionnaireJobs;
beforeAll(async () => {
  test = await startApp();
  jobs = test.app.get(QuestionnaireJobs);
});
afterAll(() => test.close());

const inDays = (days: number, time = '09:00') => romeInstant(addDays(today(), days), time);
const read = async (person: Person, id: string) => (await test.as(person).get(`questionnaires/${id}`).expect(200)).body;

async function sent() {
  const { admin, ...agency } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const assignee = await test.make.person(agency);
  const client = await test.make.client(admin, { email: 'anna@test.example', assigneeId: assignee.id });
  const { id, token } = await test.make.questionnaire(admin, client.id, { channel: 'email' });
  const mails = async () => (await test.as(admin).get('outbox').expect(200)).body.data.map(({ subject }: { subject: string }) => subject);
  return { admin, assignee, client, id, mails, page: publicPage(test, token) };
}

describe('reminders', () => {
  it('go out at nine on the days that were chosen, once each', async () => {
    const { admin, id, mails, client } = await sent();
    await jobs.remind(inDays(2));
    await jobs.remind(inDays(3, '08:00'));
    expect(await mails()).toHaveLength(1);
    await jobs.remind(inDays(3));
    await jobs.remind(inDays(3, '09:01'));
    expect(await mails()).toEqual([expect.stringContaining('La aspetta'), expect.stringContaining('Le invia')]);
    expect(await read(admin, id)).toMatchObject({ remindersSent: 1, nextReminderOn: addDays(today(), 7) });
    await jobs.remind(inDays(8));
    await jobs.remind(inDays(9));
    expect(await mails()).toHaveLength(3);
    expect(await read(admin, id)).toMatchObject({ remindersSent: 2, nextReminderOn: null });
    const { body } = await test.as(admin).get(`clients/${client.id}/timeline?kind=questionnaire-reminded`).expect(200);
    expect(body.data).toHaveLength(2);
  });

  it('missed by the worker are made up for with one mail', async () => {
    const { mails } = await sent();
    await jobs.remind(inDays(12));
    await jobs.remind(inDays(12));
    expect(await mails()).toHaveLength(2);
  });

  it('stop when the questionnaire is submitted, cancelled or expired', async () => {
    const [submitted, cancelled, expired, inTrash] = [await sent(), await sent(), await sent(), await sent()];
    const { revision } = await submitted.page.accept();
    await submitted.page.save(allUnknown('retail')).expect(200);
    await submitted.page.submit(revision + 1).expect(200);
    await test.as(cancelled.admin).post(`questionnaires/${cancelled.id}/cancel`).expect(200);
    await test
      .as(expired.admin)
      .patch(`questionnaires/${expired.id}`)
      .set('If-Match', '*')
      .send({ expiresOn: addDays(today(), 2) })
      .expect(200);
    await test.as(inTrash.admin).delete(`clients/${inTrash.client.id}`).set('If-Match', '*').expect(204);
    await jobs.remind(inDays(3));
    for (const { mails } of [submitted, cancelled, expired, inTrash]) expect(await mails()).toHaveLength(1);
  });
});

it('expires after its last day, in every agency, and tells the assignee once', async () => {
  const [one, other, later] = [await sent(), await sent(), await sent()];
  for (const { admin, id } of [one, other])
    await test.as(admin).patch(`questionnaires/${id}`).set('If-Match', '*').send({ expiresOn: today() }).expect(200);
  await jobs.expire();
  expect((await read(one.admin, one.id)).status).toBe('sent');
  await jobs.expire(inDays(1, '00:05'));
  await jobs.expire(inDays(1, '00:06'));
  for (const { admin, id, assignee, client, page } of [one, other]) {
    expect(await read(admin, id)).toMatchObject({ status: 'expired', link: null, nextReminderOn: null });
    const { body } = await test.as(assignee).get('notifications').expect(200);
    expect(body.data.filter(({ kind }: { kind: string }) => kind === 'questionnaire-expired')).toEqual([
      expect.objectContaining({ clientId: client.id, questionnaireId: id }),
    ]);
    await page.get().expect(404);
  }
  expect((await read(later.admin, later.id)).status).toBe('sent');
  const { body: opened } = await test.as(one.admin).post(`questionnaires/${one.id}/reopen`).send({}).expect(200);
  expect(opened).toMatchObject({ status: 'sent', expiresOn: today() });
  await one.page.get().expect(200);
});
