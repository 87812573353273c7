import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { allUnknown, codesOf, publicPage } from '../../test/questionnaire-page.js';
import { addDays, today } from '../core/clock.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const UNKNOWN = { noAnswer: 'unknown' };
const REFUSED = { noAnswer: 'refused' };
const MISSING = 'A'.repeat(43);

async function sent(fields: Parameters<TestApp['make']['client']>[1] = {}) {
  const { admin, ...agency } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const client = await test.make.client(admin, fields);
  const { id, token } = await test.make.questionnaire(admin, client.id);
  return { agency, admin, client, id, token, page: publicPage(test, token) };
}
const rowOf = async (id: string) =>
  (await asLogin(test.database.ownerUrl, (db) => db.query('SELECT * FROM questionnaire_answers WHERE questionnaire_id = $1', [id])))
    .rows[0];
const statusOf = async (person: Person, id: string) => (await test.as(person).get(`questionnaires/${id}`).expect(200)).body;

it('shows the notice and no personal data before it is accepted, then everything', async () => {
  const { admin, client, id, page } = await sent();
  const { body, headers } = await page.get().expect(200);
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  expect(body).toMatchObject({
    agency: { name: expect.any(String), email: 'agenzia@test.example', phone: '+390115550100', displayPhone: '+39 011 5550100' },
    clientName: null,
    type: 'retail',
    expiresOn: addDays(today(), 30),
    status: 'sent',
    template: { name: 'Analisi dei rischi per la famiglia', minutes: { from: 10, to: 15 } },
    notice: { version: 1, notice: 'Informativa di prova', terms: 'Condizioni di prova' },
    acceptedAt: null,
    answers: null,
    suggestions: null,
    revision: 1,
    progress: { answered: 0 },
  });
  expect(JSON.stringify(body)).not.toContain(client.sortName.split(' ')[0]);
  expect(body.template.sections.flatMap(({ questions }: { questions: unknown[] }) => questions)).toHaveLength(40);
  expect(body.consentTexts.map(({ purpose }: { purpose: string }) => purpose)).toContain('health_data');
  expect((await statusOf(admin, id)).openedAt).toEqual(expect.any(String));
  const accepted = await page.accept();
  expect(accepted).toMatchObject({ clientName: client.displayName, status: 'in_progress', acceptedAt: expect.any(String), answers: {} });
  expect((await page.get().expect(200)).body).toEqual(accepted);
  expect((await statusOf(admin, id)).status).toBe('in_progress');
});

it('tells the assignee once when it is opened and when it is submitted', async () => {
  const { admin, ...agency } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const assignee = await test.make.person(agency);
  const client = await test.make.client(admin, { assigneeId: assignee.id });
  const { id, token } = await test.make.questionnaire(admin, client.id);
  const page = publicPage(test, token);
  for (let n = 0; n < 3; n += 1) await page.get().expect(200);
  const { revision } = await page.accept(false);
  await page.save(allUnknown('retail')).expect(200);
  await page.submit(revision + 1).expect(200);
  const { body } = await test.as(assignee).get('notifications').expect(200);
  expect(body.data.slice(0, 3)).toMatchObject([
    { kind: 'questionnaire-completed', clientId: client.id, questionnaireId: id },
    { kind: 'questionnaire-opened', clientId: client.id, questionnaireId: id },
    { kind: 'clients-assigned', questionnaireId: null },
  ]);
  const { body: timeline } = await test.as(assignee).get(`clients/${client.id}/timeline`).expect(200);
  expect(timeline.data.map(({ kind }: { kind: string }) => kind).filter((kind: string) => kind.startsWith('questionnaire'))).toEqual([
    'questionnaire-completed',
    'questionnaire-opened',
    'questionnaire-sent',
  ]);
});

it('tells nobody that it was opened when the adviser fills it in together with the client', async () => {
  const { admin } = await test.make.agency();
  await test.make.privacyNotice(admin);
  const { token } = await test.make.questionnaire(admin, (await test.make.client(admin)).id, { channel: 'together' });
  await publicPage(test, token).get().expect(200);
  expect((await test.as(admin).get('notifications').expect(200)).body.data).toEqual([]);
});

it('saves answers one by one, merges those of two devices, and keeps those of hidden questions', async () => {
  const { admin, id, page } = await sent();
  expect((await page.save({ 'home.tenure': 'rented' }).expect(409)).body.code).toBe('notice-not-accepted');
  const { revision } = await page.accept();
  const { body: saved } = await page.save({ 'home.tenure': 'rented', 'priorities.own_words': '  La casa ' }).expect(200);
  expect(saved).toEqual({ savedAt: expect.any(String), revision: revision + 1, progress: expect.objectContaining({ answered: 2 }) });
  const both = await Promise.all([page.save({ 'home.kind': 'apartment' }), page.save({ 'vehicles.count': 0 })]);
  expect(new Set(both.map(({ body }) => body.revision))).toEqual(new Set([revision + 2, revision + 3]));
  // Not shown for a rented home, yet kept.
  await page.save({ 'home.square_meters': 90 }).expect(200);
  await page.save({ 'vehicles.count': null }).expect(200);
  const { body } = await page.get().expect(200);
  expect(body).toMatchObject({
    answers: { 'home.tenure': 'rented', 'home.kind': 'apartment', 'home.square_meters': 90, 'priorities.own_words': 'La casa' },
    revision: revision + 5,
    progress: { answered: 3 },
  });
  expect(Object.keys(body.answers)).toHaveLength(4);
  expect((await statusOf(admin, id)).progress).toEqual(body.progress);
});

it('loses none of a hundred answers sent at once', async () => {
  const { page } = await sent();
  const { revision } = await page.accept();
  const codes = codesOf('retail', false);
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) => page.save({ [codes[n % codes.length]!]: n % 2 ? UNKNOWN : REFUSED })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  const { body } = await page.get().expect(200);
  expect(body.revision).toBe(revision + 100);
  expect(Object.keys(body.answers).toSorted()).toEqual(codes.toSorted());
});

it('keeps three hundred saves waiting that come from one address at once', async () => {
  const pages = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const { page } = await sent();
      await page.accept(false);
      return page;
    }),
  );
  const saves = Array.from({ length: 300 }, (_, n) => pages[n % pages.length]!.save({ 'vehicles.count': n % 20 }));
  expect(new Set((await Promise.all(saves)).map(({ status }) => status))).toEqual(new Set([200]));
});

it('stores nothing of a request with an answer that is not acceptable', async () => {
  const { page, id } = await sent();
  await page.accept();
  await page.save({ 'home.tenure': 'rented' }).expect(200);
  const before = await rowOf(id);
  const refusals: [Record<string, unknown>, string, string][] = [
    [{ 'no.such': 1 }, '/no.such', 'unknown-question'],
    [{ 'a/b~c': 1 }, '/a~1b~0c', 'unknown-question'],
    [{ 'home.tenure': 1 }, '/home.tenure', 'wrong-type'],
    [{ 'home.tenure': 'castle' }, '/home.tenure', 'unknown-choice'],
    [{ 'home.security': [] }, '/home.security', 'empty'],
    [{ 'home.security': ['none', 'alarm'] }, '/home.security', 'none-with-others'],
    [{ 'vehicles.count': 21 }, '/vehicles.count', 'out-of-range'],
    [{ 'vehicles.count': 1.5 }, '/vehicles.count', 'wrong-type'],
    [{ 'income.net_year': -1 }, '/income.net_year', 'out-of-range'],
    [{ 'person.birth_date': addDays(today(), 1) }, '/person.birth_date', 'out-of-range'],
    [{ 'priorities.own_words': 'x'.repeat(1001) }, '/priorities.own_words', 'too-long'],
    [{ 'priorities.own_words': 'x'.repeat(60_000) }, '/priorities.own_words', 'max-length'],
    [{ 'home.tenure': { noAnswer: 'later' } }, '/home.tenure/noAnswer', 'unknown-choice'],
    [{ 'policies.list': [{ coverageClass: 'none' }] }, '/policies.list/0/coverageClass', 'unknown-choice'],
  ];
  for (const [answers, pointer, code] of refusals) {
    const { body } = await page.save({ 'home.kind': 'detached', ...answers }).expect(422);
    expect(body.errors).toEqual([expect.objectContaining({ pointer: `/answers${pointer}`, code })]);
  }
  await page.save({ 'priorities.own_words': 'x'.repeat(1_000_000) }).expect(413);
  await test.as().put(`public/questionnaires/${MISSING}/answers`).send({ answers: [] }).expect(422);
  expect(await rowOf(id)).toEqual(before);
});

it('accepts a text of a thousand characters outside the basic plane, and two hundred answers at once', async () => {
  const { page } = await sent();
  await page.accept();
  await page.save({ ...allUnknown('retail'), 'priorities.own_words': '🏠'.repeat(1000) }).expect(200);
  expect((await page.get()).body.answers['priorities.own_words']).toHaveLength(2000);
});

it('is submitted once, complete and as it was last seen', async () => {
  const { admin, id, page, token } = await sent();
  expect((await page.submit(1).expect(409)).body.code).toBe('notice-not-accepted');
  const { revision } = await page.accept();
  const { body: incomplete } = await page.submit(revision).expect(422);
  expect(incomplete.errors).toContainEqual(expect.objectContaining({ pointer: '/answers/home.tenure', code: 'required' }));
  await page.save(allUnknown('retail')).expect(200);
  const { body: changed } = await page.submit(revision).expect(409);
  expect(changed).toMatchObject({ code: 'answers-changed', revision: revision + 1, errors: [{ pointer: '/revision' }] });
  const { body: submitted } = await page.submit(revision + 1).expect(200);
  expect(submitted).toEqual({ completedAt: expect.any(String) });
  expect((await page.submit(revision + 1).expect(409)).body.code).toBe('already-submitted');
  expect(await statusOf(admin, id)).toMatchObject({
    status: 'completed',
    link: null,
    completedAt: submitted.completedAt,
    progress: { percent: 100 },
  });
  expect((await test.as(admin).get('questionnaires/counts').expect(200)).body).toMatchObject({ byStatus: { completed: 1 }, toReview: 1 });
  expect((await test.as(admin).get('questionnaires?sort=completedAt').expect(200)).body.data).toHaveLength(1);
  await test.as(admin).post(`questionnaires/${id}/reopen`).send({}).expect(409);
  // Nothing can be read or written with the link any more.
  await page.get().expect(404);
  await page.save({ 'home.tenure': 'rented' }).expect(404);
  await test
    .as()
    .post(`public/questionnaires/${token}/consents`)
    .send({ noticeId: id, acceptNotice: true, acceptTerms: true, consents: [] })
    .expect(404);
});

it('is completed by one of a hundred submissions at once, and no save comes in between', async () => {
  const { admin, client, id, page } = await sent();
  await page.accept();
  const { body: saved } = await page.save(allUnknown('retail')).expect(200);
  const calls = Array.from({ length: 100 }, (_, n) =>
    n % 10 === 5 ? page.save({ 'home.tenure': 'rented' }) : page.submit(saved.revision),
  );
  const answers = await Promise.all(calls);
  const submitted = answers.filter((_, n) => n % 10 !== 5);
  const saves = answers.filter((_, n) => n % 10 === 5);
  const completions = submitted.filter(({ status }) => status === 200);
  expect(completions.length).toBeLessThanOrEqual(1);
  expect(new Set(submitted.filter(({ status }) => status !== 200).map(({ status }) => status))).toEqual(new Set([409]));
  const row = await rowOf(id);
  if (completions.length === 1) {
    expect(new Set(saves.map(({ status }) => status))).toEqual(new Set([404]));
    expect(row).toMatchObject({ open: false, revision: saved.revision });
  } else {
    expect(saves.some(({ status }) => status === 200)).toBe(true);
    await page.submit(row.revision).expect(200);
  }
  const { body } = await test.as(admin).get(`clients/${client.id}/timeline`).expect(200);
  expect(body.data.filter(({ kind }: { kind: string }) => kind === 'questionnaire-completed')).toHaveLength(1);
});

it('answers alike for every link that does not work', async () => {
  const { admin, page, id, token } = await sent();
  await page.accept();
  await test.as(admin).post(`questionnaires/${id}/cancel`).expect(200);
  const expired = await sent();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query('UPDATE questionnaires SET expires_on = $2 WHERE id = $1', [expired.id, addDays(today(), -1)]),
  );
  const completed = await sent();
  const { revision } = await completed.page.accept();
  await completed.page.save(allUnknown('retail')).expect(200);
  await completed.page.submit(revision + 1).expect(200);
  const calls = (link: string) => {
    const { get, save, consents } = publicPage(test, link);
    return [get(), save({}), consents({ noticeId: id, acceptNotice: true, acceptTerms: true, consents: [] })];
  };
  const seen = new Set<string>();
  for (const link of [token, expired.token, completed.token, MISSING, 'x', `${token}x`, 'x'.repeat(5000)])
    for (const { status, body } of await Promise.all(calls(link)))
      seen.add(JSON.stringify([status, { ...body, traceId: '', instance: body.instance.replace(/\/(answers|consents)$/, '') }]));
  expect([...seen]).toHaveLength(1);
  expect([...seen][0]).toContain('questionnaire-not-available');
});

it('suggests what the registry, the contracts and the earlier answers say, for the client to confirm', async () => {
  const { admin, client, page } = await sent({ birthDate: '1980-05-04' });
  await test
    .as(admin)
    .post(`clients/${client.id}/contracts`)
    .send({ coverageClass: 'home_contents', company: 'Compagnia di prova', policyNumber: '77' })
    .expect(201);
  expect((await page.get().expect(200)).body.suggestions).toBe(null);
  const { suggestions, revision } = await page.accept();
  expect(suggestions).toMatchObject({
    'person.birth_date': '1980-05-04',
    'policies.list': [{ coverageClass: 'home_contents', company: 'Compagnia di prova', policyNumber: '77' }],
  });
  await page.save({ ...allUnknown('retail'), 'home.tenure': 'rented', 'health.state': 'good' }).expect(200);
  await page.submit(revision + 1).expect(200);
  const { body: options } = await test.as(admin).get(`questionnaires/options?clientId=${client.id}`).expect(200);
  expect(options.reusable).toMatchObject({ completedAt: expect.any(String), count: expect.any(Number) });
  const again = await test.make.questionnaire(admin, client.id, { reuseAnswers: true });
  expect(again.reusesId).toBe(options.reusable.questionnaireId);
  const next = await publicPage(test, again.token).accept();
  expect(next.suggestions).toMatchObject({ 'person.birth_date': '1980-05-04', 'home.tenure': 'rented' });
  expect(next.suggestions).not.toHaveProperty('health.state');
  expect(next.answers).toEqual({});
});
