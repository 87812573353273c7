import { v7 as uuidv7 } from 'uuid';
import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { until } from '../../test/until.js';
import type { JobDto } from '../jobs/job.dto.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp({ SESTANTE_WORKER: 'on' }, 'questionnaires_bulk');
});
afterAll(() => test.close());

const templatesOf = async (person: Person): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(
      (['retail', 'corporate'] as const).map(async (type) => {
        const client = await test.make.client(person, { type });
        return [
          type,
          (await test.as(person).get(`questionnaires/options?clientId=${client.id}`).expect(200)).body.templates[0].id as string,
        ];
      }),
    ),
  ) as Record<string, string>;

async function finished(person: Person, body: object): Promise<JobDto> {
  let job = (await test.as(person).post('questionnaires/bulk').send(body).expect(202)).body as JobDto;
  await until(async () => {
    job = (await test.as(person).get(`jobs/${job.id}`).expect(200)).body as JobDto;
    return job.state === 'done';
  });
  return job;
}

it('sends to each client that can get one, and says why the others get none', async () => {
  const { admin, ...agency } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const own = await test.make.person(agency);
  const { retail, corporate } = await templatesOf(admin);
  const mine = { assigneeId: own.id };
  const anna = await test.make.client(admin, { ...mine, email: 'anna@test.example' });
  const company = await test.make.client(admin, { ...mine, type: 'corporate', email: 'ditta@test.example' });
  const [silent, open, professional, foreign] = [
    await test.make.client(admin, mine),
    await test.make.client(admin, { ...mine, email: 'ugo@test.example' }),
    await test.make.client(admin, { ...mine, type: 'professional', email: 'studio@test.example' }),
    await test.make.client(admin, { email: 'altrui@test.example' }),
  ];
  await test.make.questionnaire(admin, open.id);
  const missing = uuidv7();
  const job = await finished(own, {
    ids: [anna, company, silent, open, professional, foreign].map(({ id }) => id).concat(missing),
    templateIds: [retail, corporate],
    reminderDays: [5],
  });
  expect(job.result).toMatchObject({ changed: 2, unchanged: 0, refusedCount: 5 });
  expect(Object.fromEntries((job.result?.refused ?? []).map(({ id, code }) => [id, code]))).toEqual({
    [silent.id]: 'no-email',
    [open.id]: 'questionnaire-open',
    [professional.id]: 'type-mismatch',
    [foreign.id]: 'not-found',
    [missing]: 'not-found',
  });
  expect(job.undoToken).toBe(null);
  const { body: page } = await test.as(own).get('questionnaires?status=sent').expect(200);
  expect(
    page.data.map(({ client, channel, sentBy }: { client: object; channel: string; sentBy: object }) => ({ client, channel, sentBy })),
  ).toEqual(
    expect.arrayContaining(
      [anna, company].map(({ id }) => ({
        client: expect.objectContaining({ id }),
        channel: 'email',
        sentBy: expect.objectContaining({ id: own.id }),
      })),
    ),
  );
  const { body: outbox } = await test.as(admin).get('outbox').expect(200);
  expect(outbox.data.map(({ recipient }: { recipient: string }) => recipient).toSorted()).toEqual([
    'anna@test.example',
    'ditta@test.example',
  ]);
  // Sent again, all of them have an open one.
  const again = await finished(own, { filter: { type: ['retail'] }, templateIds: [retail] });
  expect(again.result).toMatchObject({ changed: 0, refusedCount: 3 });
}, 60_000);

it('refuses what cannot be sent at once', async () => {
  const { admin } = await test.make.agency();
  const { retail } = await templatesOf(admin);
  const post = (body: object) =>
    test
      .as(admin)
      .post('questionnaires/bulk')
      .send({ filter: {}, templateIds: [retail], ...body });
  expect((await post({}).expect(409)).body.code).toBe('no-privacy-notice');
  await test.make.privacyNotice(admin);
  expect((await post({ expectedTotal: 77 }).expect(409)).body).toMatchObject({ code: 'count-changed', total: 2 });
  const copy = async () =>
    (await test.as(admin).post('questionnaire-templates').send({ copyOf: retail, name: 'Copia' }).expect(201)).body.id;
  const [draft, second] = [await copy(), await copy()];
  await test.as(admin).post(`questionnaire-templates/${second}/publish`).expect(200);
  const refusals: [object, string, string][] = [
    [{ templateIds: [draft] }, '/templateIds/0', 'template-not-published'],
    [{ templateIds: [retail, second] }, '/templateIds/1', 'repeated-type'],
    [{ templateIds: [uuidv7()] }, '/templateIds/0', 'not-found'],
    [{ templateIds: [] }, '/templateIds', 'array-min-size'],
    [{ ids: [uuidv7()] }, '/ids', 'ids-or-filter'],
    [{ expiresOn: '2020-01-01' }, '/expiresOn', 'out-of-range'],
  ];
  for (const [change, pointer, code] of refusals)
    expect((await post(change).expect(422)).body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
});
