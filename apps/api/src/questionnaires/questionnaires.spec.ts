import { v7 as uuidv7 } from 'uuid';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { publicPage } from '../../test/questionnaire-page.js';
import { addDays, today } from '../core/clock.js';
import type { SendingOptions } from './questionnaire.dto.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

/** An agency with a privacy notice, and a client with an e-mail address. */
async function prepared(fields: Parameters<TestApp['make']['client']>[1] = { email: 'anna@test.example' }) {
  const { admin, ...agency } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const client = await test.make.client(admin, fields);
  const options = (await test.as(admin).get(`questionnaires/options?clientId=${client.id}`).expect(200)).body as SendingOptions;
  return { agency, admin, client, options, templateId: options.templates[0]?.id ?? '' };
}

const post = (person: Person, path: string, body: object = {}) => test.as(person).post(`questionnaires${path}`).send(body);
const draftOf = async (person: Person, copyOf: string): Promise<string> =>
  (await test.as(person).post('questionnaire-templates').send({ copyOf, name: 'Bozza' }).expect(201)).body.id;
const timelineOf = async (person: Person, clientId: string): Promise<string[]> =>
  (await test.as(person).get(`clients/${clientId}/timeline`).expect(200)).body.data.map(({ kind }: { kind: string }) => kind);
const mailsTo = async (person: Person, recipient: string) =>
  (await test.as(person).get('outbox').expect(200)).body.data.filter((mail: { recipient: string }) => mail.recipient === recipient);

it('offers what a questionnaire is sent with', async () => {
  const { admin, client, options, templateId } = await prepared();
  await draftOf(admin, templateId);
  await test
    .as(admin)
    .post(`clients/${client.id}/contacts`)
    .send({ firstName: 'Ugo', role: 'Marito', email: 'ugo@test.example' })
    .expect(201);
  const { body } = await test.as(admin).get(`questionnaires/options?clientId=${client.id}`).expect(200);
  expect(body).toEqual({
    templates: [
      {
        id: expect.any(String),
        name: 'Analisi dei rischi per la famiglia',
        version: 1,
        standard: true,
        minutes: { from: 10, to: 15 },
        questionCount: 40,
      },
    ],
    defaultEmail: 'anna@test.example',
    recipients: [
      { name: client.displayName, email: 'anna@test.example', role: null },
      { name: 'Ugo', email: 'ugo@test.example', role: 'Marito' },
    ],
    privacyNotice: { version: 1, publishedAt: expect.stringMatching(/Z$/) },
    reusable: null,
    open: null,
  });
  expect(options.templates).toEqual(body.templates);
});

it('is sent by e-mail with a link and two reminders, and told in the timeline', async () => {
  const { admin, client, templateId } = await prepared();
  const { body: sent } = await post(admin, '', { clientId: client.id, templateId, channel: 'email' }).expect(201);
  expect(sent).toMatchObject({
    client: { id: client.id, displayName: client.displayName, type: 'retail', status: 'client' },
    template: { id: templateId, version: 1 },
    status: 'sent',
    channel: 'email',
    recipientName: client.displayName,
    recipientEmail: 'anna@test.example',
    link: expect.stringMatching(/\/questionario#[\w-]{43}$/),
    sentBy: { id: admin.id, displayName: admin.displayName },
    expiresOn: addDays(today(), 30),
    progress: { answered: 0, percent: 0 },
    remindersSent: 0,
    nextReminderOn: addDays(today(), 3),
    version: 1,
  });
  expect(sent.progress.total).toBeGreaterThan(20);
  expect(sent.expiresAt.slice(0, 10)).toBe(sent.expiresOn);
  expect((await test.as(admin).get(`questionnaires/${sent.id}`).expect(200)).body).toEqual(sent);
  expect((await test.as(admin).get(`questionnaires?clientId=${client.id}&count=exact`).expect(200)).body).toMatchObject({
    data: [sent],
    page: { total: 1 },
  });
  expect(await timelineOf(admin, client.id)).toContain('questionnaire-sent');
  expect(await mailsTo(admin, 'anna@test.example')).toEqual([
    expect.objectContaining({ subject: expect.stringContaining('Le invia un questionario') }),
  ]);
  expect((await test.as(admin).get(`questionnaires/options?clientId=${client.id}`)).body.open).toEqual(sent);
});

it('needs a privacy notice', async () => {
  const { admin } = await test.make.agency();
  const client = await test.make.client(admin);
  const { body } = await test.as(admin).get(`questionnaires/options?clientId=${client.id}`).expect(200);
  expect(body.privacyNotice).toBe(null);
  const answer = await post(admin, '', { clientId: client.id, templateId: body.templates[0].id, channel: 'link' }).expect(409);
  expect(answer.body.code).toBe('no-privacy-notice');
});

it('refuses what cannot be sent, with pointers', async () => {
  const { admin, client, templateId } = await prepared({});
  const company = await test.make.client(admin, { type: 'corporate' });
  const body = { clientId: client.id, templateId, channel: 'link' };
  const refusals: [object, string, string][] = [
    [{ channel: 'email' }, '/recipientEmail', 'required'],
    [{ clientId: company.id }, '/templateId', 'type-mismatch'],
    [{ clientId: uuidv7() }, '/clientId', 'not-found'],
    [{ templateId: uuidv7() }, '/templateId', 'not-found'],
    [{ templateId: await draftOf(admin, templateId) }, '/templateId', 'template-not-published'],
    [{ expiresOn: addDays(today(), -1) }, '/expiresOn', 'out-of-range'],
    [{ expiresOn: addDays(today(), 400) }, '/expiresOn', 'out-of-range'],
    [{ reminderDays: [3] }, '/reminderDays', 'needs-email'],
    [{ channel: 'email', recipientEmail: 'a@test.example', reminderDays: [1, 2, 3] }, '/reminderDays', 'array-max-size'],
    [{ channel: 'fax' }, '/channel', 'is-in'],
  ];
  for (const [change, pointer, code] of refusals) {
    const answer = await post(admin, '', { ...body, ...change }).expect(422);
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer, code })]);
  }
  expect((await test.as(admin).get('questionnaires').expect(200)).body.data).toEqual([]);
});

it('is one at a time for each client, unless it replaces the open one', async () => {
  const { admin, client, templateId } = await prepared();
  const body = { clientId: client.id, templateId, channel: 'link' };
  const first = await test.make.questionnaire(admin, client.id);
  expect((await post(admin, '', body).expect(409)).body).toMatchObject({ code: 'questionnaire-open', questionnaireId: first.id });
  await post(admin, '', { ...body, replace: true }).expect(201);
  expect((await test.as(admin).get(`questionnaires/${first.id}`)).body).toMatchObject({ status: 'cancelled', link: null });
  // Two users at once: one of them is refused.
  const second = await test.make.client(admin);
  const both = await Promise.all([1, 2].map(() => post(admin, '', { ...body, clientId: second.id })));
  expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

it('is visible exactly when its client is, and its link only to those who may send', async () => {
  const { agency, admin, client } = await prepared();
  const own = await test.make.person(agency, { role: 'collaborator' });
  const sent = await test.make.questionnaire(admin, client.id);
  await test.as(own).get(`questionnaires/${sent.id}`).expect(404);
  expect((await test.as(own).get('questionnaires').expect(200)).body.data).toEqual([]);
  expect((await test.as(own).get('questionnaires/counts').expect(200)).body.byStatus.sent).toBe(0);
  expect((await test.as(own).get(`questionnaires/options?clientId=${client.id}`).expect(200)).body).toMatchObject({
    templates: [],
    recipients: [],
  });
  for (const step of ['remind', 'cancel', 'reopen']) await post(own, `/${sent.id}/${step}`).expect(404);
  await test.as(admin).patch(`clients/${client.id}`).set('If-Match', '*').send({ assigneeId: own.id }).expect(200);
  expect((await test.as(own).get(`questionnaires/${sent.id}`).expect(200)).body.link).toBe(sent.link);
  const page = publicPage(test, sent.token);
  await page.accept();
  await page.save({ 'home.tenure': 'rented' }).expect(200);
  await test.as(admin).delete(`clients/${client.id}`).set('If-Match', '*').expect(204);
  for (const person of [own, admin]) await test.as(person).get(`questionnaires/${sent.id}`).expect(404);
  await test.as().get(`public/questionnaires/${sent.token}`).expect(404);
  await page.save({ 'home.tenure': 'other' }).expect(404);
});

it('is cancelled and opened again with the same link', async () => {
  const { admin, client } = await prepared();
  const { id, link, token } = await test.make.questionnaire(admin, client.id);
  expect((await post(admin, `/${id}/reopen`).expect(409)).body.code).toBe('questionnaire-open');
  expect((await post(admin, `/${id}/cancel`).expect(200)).body).toMatchObject({
    status: 'cancelled',
    link: null,
    cancelledAt: expect.any(String),
  });
  expect((await post(admin, `/${id}/cancel`).expect(409)).body.code).toBe('questionnaire-closed');
  await test.as().get(`public/questionnaires/${token}`).expect(404);
  expect((await post(admin, `/${id}/reopen`).expect(200)).body).toMatchObject({ status: 'sent', link, cancelledAt: null });
  await test.as().get(`public/questionnaires/${token}`).expect(200);
  expect((await timelineOf(admin, client.id)).slice(0, 3)).toEqual([
    'questionnaire-opened',
    'questionnaire-reopened',
    'questionnaire-cancelled',
  ]);
});

it('is opened again where the client had left it, unless the client has another one', async () => {
  const { admin, client } = await prepared();
  const { id, token } = await test.make.questionnaire(admin, client.id);
  await publicPage(test, token).accept();
  const other = await test.make.questionnaire(admin, client.id, { replace: true });
  expect((await post(admin, `/${id}/reopen`).expect(409)).body).toMatchObject({ code: 'questionnaire-open', questionnaireId: other.id });
  await post(admin, `/${other.id}/cancel`).expect(200);
  const { body } = await post(admin, `/${id}/reopen`, { expiresOn: addDays(today(), 4) }).expect(200);
  expect(body).toMatchObject({ status: 'in_progress', expiresOn: addDays(today(), 4) });
});

it('keeps its link when it was not sent by e-mail, whatever the address', async () => {
  const { admin, client } = await prepared();
  const sent = await test.make.questionnaire(admin, client.id);
  const body = { recipientEmail: 'nuova@test.example' };
  const changed = await test.as(admin).patch(`questionnaires/${sent.id}`).set('If-Match', '*').send(body).expect(200);
  expect(changed.body).toMatchObject({ ...body, link: sent.link });
  expect(await mailsTo(admin, 'nuova@test.example')).toEqual([]);
});

it('gets another address with another link, and another expiry', async () => {
  const { admin, client, templateId } = await prepared();
  const { body: sent } = await post(admin, '', { clientId: client.id, templateId, channel: 'email' }).expect(201);
  const patch = (body: object, version = '*') => test.as(admin).patch(`questionnaires/${sent.id}`).set('If-Match', version).send(body);
  await patch({ expiresOn: addDays(today(), 5) }, '"7"').expect(412);
  const { body: shorter } = await patch({ expiresOn: addDays(today(), 5) }, '"1"').expect(200);
  expect(shorter).toMatchObject({ expiresOn: addDays(today(), 5), link: sent.link, version: 2 });
  const { body: moved } = await patch({ recipientEmail: 'NUOVA@test.example' }).expect(200);
  expect(moved.recipientEmail).toBe('nuova@test.example');
  expect(moved.link).not.toBe(sent.link);
  const read = (link: string) => test.as().get(`public/questionnaires/${link.split('#')[1]}`);
  await read(sent.link).expect(404);
  await read(moved.link).expect(200);
  expect(await mailsTo(admin, 'nuova@test.example')).toHaveLength(1);
  await patch({ expiresOn: addDays(today(), -1) }).expect(422);
});

it('is reminded at most once an hour, while it is open and has an address', async () => {
  const { admin, client, templateId } = await prepared();
  const { body: sent } = await post(admin, '', { clientId: client.id, templateId, channel: 'email' }).expect(201);
  expect((await post(admin, `/${sent.id}/remind`).expect(200)).body).toMatchObject({
    remindersSent: 1,
    nextReminderOn: addDays(today(), 3),
  });
  expect((await post(admin, `/${sent.id}/remind`).expect(409)).body.code).toBe('reminded-recently');
  expect(await mailsTo(admin, 'anna@test.example')).toHaveLength(2);
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(`UPDATE questionnaires SET reminded_at = reminded_at - interval '1 hour' WHERE id = $1`, [sent.id]),
  );
  expect((await post(admin, `/${sent.id}/remind`).expect(200)).body.remindersSent).toBe(2);
  await post(admin, `/${sent.id}/cancel`).expect(200);
  expect((await post(admin, `/${sent.id}/remind`).expect(409)).body.code).toBe('questionnaire-closed');
  const other = await test.make.client(admin);
  const { id } = await test.make.questionnaire(admin, other.id);
  expect((await post(admin, `/${id}/remind`).expect(409)).body.code).toBe('no-recipient-email');
});

it('is listed by client, status, type, template, assignee and name, in pages', async () => {
  const { admin, client, templateId } = await prepared({ lastName: 'Zanzibar' });
  const company = await test.make.client(admin, { type: 'corporate', assigneeId: admin.id });
  const first = await test.make.questionnaire(admin, client.id);
  const second = await test.make.questionnaire(admin, company.id, { expiresOn: addDays(today(), 3) });
  await post(admin, `/${second.id}/cancel`).expect(200);
  const ids = async (query: string): Promise<string[]> =>
    (await test.as(admin).get(`questionnaires?${query}`).expect(200)).body.data.map(({ id }: { id: string }) => id);
  expect(await ids('')).toEqual([second.id, first.id]);
  expect(await ids('sort=sentAt')).toEqual([first.id, second.id]);
  expect(await ids('sort=expiresAt')).toEqual([second.id, first.id]);
  expect(await ids('sort=completedAt')).toEqual([]);
  expect(await ids('status=cancelled,expired')).toEqual([second.id]);
  expect(await ids('type=retail')).toEqual([first.id]);
  expect(await ids(`templateId=${templateId}`)).toEqual([first.id]);
  expect(await ids('assigneeId=me')).toEqual([second.id]);
  expect(await ids('assigneeId=none')).toEqual([first.id]);
  expect(await ids('q=zanzi')).toEqual([first.id]);
  expect(await ids('q=%2C')).toEqual([]);
  expect(await ids('reviewed=false')).toEqual([]);
  const { body: page } = await test.as(admin).get('questionnaires?limit=1').expect(200);
  expect(await ids(`limit=1&cursor=${page.page.nextCursor}`)).toEqual([first.id]);
  expect((await test.as(admin).get('questionnaires/counts').expect(200)).body).toEqual({
    byStatus: { sent: 1, in_progress: 0, completed: 0, expired: 0, cancelled: 1 },
    toReview: 0,
  });
});

it('goes with its client', async () => {
  const { admin, client } = await prepared();
  const { id } = await test.make.questionnaire(admin, client.id);
  await asLogin(test.database.ownerUrl, (db) => db.query('DELETE FROM clients WHERE id = $1', [client.id]));
  const left = await asLogin(test.database.ownerUrl, (db) =>
    db.query('SELECT 1 FROM questionnaire_answers WHERE questionnaire_id = $1', [id]),
  );
  expect(left.rowCount).toBe(0);
});
