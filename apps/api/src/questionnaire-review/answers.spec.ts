import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import { clientWithAnswers, completedQuestionnaire } from '../../test/completed-questionnaire.js';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const auditOf = (agencyId: string) =>
  asLogin(test.database.ownerUrl, async (db) => {
    const { rows } = await db.query<{ action: string; subject_id: string; actor_id: string }>(
      `SELECT action, subject_id, actor_id FROM audit_entries WHERE agency_id = $1 AND action LIKE '%answers-read' ORDER BY at, id`,
      [agencyId],
    );
    return rows;
  });

describe('the answers', () => {
  it('are shown with their states, and each read is in the audit trail', async () => {
    const { admin, client, id } = await clientWithAnswers(
      test,
      {},
      { 'home.tenure': 'rented', 'family.household_size': 1, 'health.state': 'some_issues', 'home.hazards': { noAnswer: 'refused' } },
    );
    const { body } = await test.as(admin).get(`questionnaires/${id}/answers`).expect(200);
    const questions = body.sections.flatMap((section: { questions: { code: string }[] }) => section.questions);
    const of = (code: string) => questions.find((question: { code: string }) => question.code === code);
    expect(body.sections.map(({ title }: { title: string }) => title)).toEqual(
      STANDARD_TEMPLATES.retail.sections.map(({ title }) => title),
    );
    expect(of('home.tenure')).toMatchObject({ state: 'answered', answer: 'rented', hidden: false, type: 'oneOf', health: false });
    expect(of('home.square_meters')).toMatchObject({ state: 'notApplicable', unit: 'm²' });
    expect(of('family.members')).toMatchObject({ state: 'notApplicable', help: expect.stringContaining('Parentela') });
    expect(of('home.hazards')).toMatchObject({ state: 'refused', answer: { noAnswer: 'refused' } });
    expect(of('vehicles.count')).toMatchObject({ state: 'unknown' });
    expect(of('health.state')).toMatchObject({ state: 'answered', answer: 'some_issues', hidden: false, health: true });
    expect(body.notice).toEqual({ version: 1, acceptedAt: expect.any(String) });
    expect(body.consents).toContainEqual({ purpose: 'health_data', text: expect.any(String), given: true });
    expect(await auditOf(admin.agencyId)).toEqual([
      { action: 'questionnaire-answers-read', subject_id: id, actor_id: admin.id },
      { action: 'health-answers-read', subject_id: id, actor_id: admin.id },
    ]);
    expect(JSON.stringify((await test.as(admin).get(`clients/${client.id}/timeline`).expect(200)).body)).not.toContain('some_issues');
  });

  it.each(['front_office', 'collaborator'] as const)('about health are hidden from the role %s', async (role) => {
    const { agency, admin, client, id } = await clientWithAnswers(test, {}, { 'health.state': 'some_issues' });
    const person = await test.make.person(agency, { role, visibility: 'agency' });
    const { body } = await test.as(person).get(`questionnaires/${id}/answers`).expect(200);
    const questions: { code: string; hidden: boolean }[] = body.sections.flatMap((section: { questions: object[] }) => section.questions);
    expect(questions.filter(({ hidden }) => hidden)).toMatchObject(
      ['family.care_need', 'health.state', 'health.conditions'].map((code) => ({ code, state: null, answer: null, health: true })),
    );
    expect((await auditOf(admin.agencyId)).map(({ action }) => action)).toEqual(['questionnaire-answers-read']);
    const later = await completedQuestionnaire(test, admin, client, { 'health.state': 'good', 'home.kind': 'detached' });
    const changes = async (by: Person) =>
      (await test.as(by).get(`questionnaires/${later}/changes`).expect(200)).body.data.map(({ code }: { code: string }) => code);
    expect(await changes(person)).toEqual(['home.kind']);
    expect(await changes(admin)).toEqual(['home.kind', 'health.state']);
  });

  it('are compared with the questionnaire before, or with a given one of the same client', async () => {
    const { admin, client, id: first } = await clientWithAnswers(test, {}, { 'home.tenure': 'rented' });
    const second = await completedQuestionnaire(test, admin, client, { 'home.tenure': 'owned_free' });
    const third = await completedQuestionnaire(test, admin, client, { 'home.tenure': 'owned_free', 'vehicles.count': 0 });
    const changes = async (id: string, query = '') => (await test.as(admin).get(`questionnaires/${id}/changes${query}`).expect(200)).body;
    expect(await changes(first)).toEqual({ earlier: null, data: [] });
    const before = await changes(third);
    expect(before.earlier).toEqual({ id: second, completedAt: expect.any(String) });
    expect(before.data).toContainEqual(
      expect.objectContaining({ code: 'vehicles.count', type: 'integer', from: { noAnswer: 'unknown' }, to: 0, hidden: false }),
    );
    expect((await changes(third, `?to=${first}`)).data).toContainEqual(
      expect.objectContaining({ code: 'home.tenure', from: 'rented', to: 'owned_free', choices: expect.any(Array) }),
    );
    const other = await completedQuestionnaire(test, admin, await test.make.client(admin));
    for (const id of [other, third]) expect(await changes(third, `?to=${id}`)).toEqual({ earlier: null, data: [] });
    await test.as(admin).get(`questionnaires/${third}/changes?to=x`).expect(400);
  });

  it('are read by an admin who views as another user, whom the audit trail names', async () => {
    const { agency, admin, id } = await clientWithAnswers(test, {}, {});
    const person = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
    const { body } = await test.as(admin).post(`users/${person.id}/view-as`).send({}).expect(200);
    await test.as().get(`questionnaires/${id}/answers`).set('Authorization', `Bearer ${body.accessToken}`).expect(200);
    expect((await auditOf(admin.agencyId)).map(({ actor_id }) => actor_id)).toEqual([admin.id, admin.id]);
  });
});
