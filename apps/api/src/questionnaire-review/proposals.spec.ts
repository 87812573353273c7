import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import {
  agencyWithNotice,
  clientWithAnswers,
  completedQuestionnaire,
  decideProposals,
  proposalsOf,
} from '../../test/completed-questionnaire.js';
import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import type { ClientDto } from '../clients/client.dto.js';
import { ProposalDecisions } from './proposal-decisions.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

const clientOf = async (by: Person, { id }: ClientDto) => (await test.as(by).get(`clients/${id}`).expect(200)).body;
const questionnaireOf = async (by: Person, id: string) => (await test.as(by).get(`questionnaires/${id}`).expect(200)).body;
const MARRIED = { maritalStatus: 'married' } as const;
const DIVORCED = { 'person.marital_status': 'divorced' };

describe('proposed changes', () => {
  it('are accepted into the registry or refused, and the last decision completes the review', async () => {
    const { admin, client, id } = await clientWithAnswers(
      test,
      { ...MARRIED, birthDate: '1980-04-09' },
      { ...DIVORCED, 'person.birth_date': '1980-04-10' },
    );
    const [born, status] = await proposalsOf(test, admin, id);
    expect(born).toMatchObject({
      kind: 'field',
      questionCode: 'person.birth_date',
      field: 'birthDate',
      current: '1980-04-09',
      proposed: '1980-04-10',
    });
    expect(status).toMatchObject({
      text: 'Qual è il Suo stato civile?',
      current: 'married',
      proposed: 'divorced',
      state: 'open',
      decidedBy: null,
    });
    expect((await test.as(admin).get('questionnaires/counts').expect(200)).body.toReview).toBe(1);
    expect((await test.as(admin).post(`questionnaires/${id}/review`).expect(409)).body.code).toBe('proposals-open');
    const first = await decideProposals(test, admin, id, [{ id: status!.id, accept: true }]);
    expect(first).toMatchObject({ results: [{ id: status!.id, state: 'accepted', code: null }], reviewedAt: null });
    const changed = await clientOf(admin, client);
    expect(changed).toMatchObject({ maritalStatus: 'divorced', birthDate: '1980-04-09', version: client.version + 1 });
    const last = await decideProposals(test, admin, id, [{ id: born!.id, accept: false }]);
    expect(last.data.map(({ state, decidedBy }) => [state, decidedBy?.id])).toEqual([
      ['refused', admin.id],
      ['accepted', admin.id],
    ]);
    expect(last.reviewedAt).toEqual((await questionnaireOf(admin, id)).reviewedAt);
    expect(await clientOf(admin, client)).toEqual(changed);
    expect((await test.as(admin).get('questionnaires/counts').expect(200)).body.toReview).toBe(0);
    const { body } = await test.as(admin).get(`clients/${client.id}/timeline`).expect(200);
    expect(body.data.slice(0, 3)).toMatchObject([
      { kind: 'questionnaire-reviewed', changes: [{ field: 'template', to: STANDARD_TEMPLATES.retail.name }] },
      { kind: 'updated', changes: [{ field: 'maritalStatus', from: 'married', to: 'divorced' }] },
      { kind: 'questionnaire-completed' },
    ]);
  });

  it('are written together, with one version of the client, and keep the links of its household', async () => {
    const { admin } = await agencyWithNotice(test);
    const other = await test.make.client(admin);
    const members = [{ firstName: 'Leo', relation: 'child' as const, birthDate: '2015-02-03', dependent: true, clientId: other.id }];
    const client = await test.make.client(admin, { household: { size: 2, members } });
    const answered = [
      { relation: 'child', birthDate: '2015-02-03', dependent: false },
      { relation: 'spouse', birthDate: null, dependent: false },
    ];
    const id = await completedQuestionnaire(test, admin, client, { 'family.household_size': 3, 'family.members': answered });
    const proposals = await proposalsOf(test, admin, id);
    expect(proposals.map(({ field }) => field)).toEqual(['household.size', 'household.members']);
    expect(JSON.stringify(proposals)).not.toContain(other.id);
    await decideProposals(
      test,
      admin,
      id,
      proposals.map((proposal) => ({ id: proposal.id, accept: true })),
    );
    const changed = await clientOf(admin, client);
    expect(changed.version).toBe(client.version + 1);
    expect(changed.household).toMatchObject({
      size: 3,
      members: [
        { firstName: 'Leo', dependent: false, clientId: other.id },
        { firstName: 'Coniuge', relation: 'spouse' },
      ],
    });
  });

  it('are to be decided again when the registry has changed meanwhile', async () => {
    const { admin, client, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    await test.as(admin).patch(`clients/${client.id}`).set('If-Match', '*').send({ maritalStatus: 'separated' }).expect(200);
    const first = await decideProposals(test, admin, id, [{ id: proposal, accept: true }]);
    expect(first).toMatchObject({
      results: [{ state: 'outdated', code: 'proposal-outdated' }],
      data: [{ current: 'separated', decidedAt: null }],
      reviewedAt: null,
    });
    expect((await clientOf(admin, client)).maritalStatus).toBe('separated');
    const second = await decideProposals(test, admin, id, [{ id: proposal, accept: true }]);
    expect(second).toMatchObject({ results: [{ state: 'accepted', code: null }], reviewedAt: expect.any(String) });
    expect((await clientOf(admin, client)).maritalStatus).toBe('divorced');
  });

  it('that another user has entered by hand are accepted without a new version', async () => {
    const { admin, client, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    const { body } = await test
      .as(admin)
      .patch(`clients/${client.id}`)
      .set('If-Match', '*')
      .send({ maritalStatus: 'divorced' })
      .expect(200);
    expect((await decideProposals(test, admin, id, [{ id: proposal, accept: true }])).results).toMatchObject([{ state: 'accepted' }]);
    expect(await clientOf(admin, client)).toEqual(body);
  });

  it('that the registry does not accept stay open with the error, and the others are written', async () => {
    const { admin, client, id } = await clientWithAnswers(
      test,
      { type: 'professional' },
      { 'activity.order_member': true, 'activity.order_name': 'x'.repeat(300), 'activity.profession': 'engineer' },
    );
    const proposals = await proposalsOf(test, admin, id);
    const { results, reviewedAt } = await decideProposals(
      test,
      admin,
      id,
      proposals.map((proposal) => ({ id: proposal.id, accept: true })),
    );
    expect(results.map(({ state, code }) => [state, code])).toEqual([
      ['accepted', null],
      ['open', expect.stringMatching(/^(?!validation-failed)/)],
    ]);
    expect(reviewedAt).toBeNull();
    expect(await clientOf(admin, client)).toMatchObject({ profession: 'Ingegnere', professionalOrder: null });
  });

  it('are decided once, whoever decides at the same time', async () => {
    const { agency, admin, client, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const colleague = await test.make.person(agency, { role: 'agent', visibility: 'agency' });
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    const answers = await Promise.all(
      [admin, colleague, admin, colleague].map((by, index) => decideProposals(test, by, id, [{ id: proposal, accept: index % 2 === 0 }])),
    );
    const carriedOut = answers.flatMap(({ results }) => results).filter(({ code }) => code === null);
    expect(carriedOut).toHaveLength(1);
    expect((await clientOf(admin, client)).maritalStatus).toBe(carriedOut[0]?.state === 'accepted' ? 'divorced' : 'married');
  });

  it('that were refused can be decided again, and the review is then open', async () => {
    const { admin, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    const reopen = () => test.as(admin).post(`questionnaires/${id}/proposals/${proposal}/reopen`);
    expect((await reopen().expect(409)).body.code).toBe('proposal-not-refused');
    await decideProposals(test, admin, id, [{ id: proposal, accept: false }]);
    expect((await reopen().expect(200)).body).toMatchObject({ id: proposal, state: 'open', decidedAt: null, decidedBy: null });
    expect((await questionnaireOf(admin, id)).reviewedAt).toBeNull();
    await decideProposals(test, admin, id, [{ id: proposal, accept: true }]);
    expect((await reopen().expect(409)).body.code).toBe('proposal-not-refused');
  });

  it('need the permission for what they change', async () => {
    const { admin, client, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    const limited = { ...admin, permissions: new Set([...admin.permissions].filter((permission) => permission !== 'clients:write')) };
    const decisions = test.app.get(ProposalDecisions);
    await expect(decisions.decide(limited, id, { decisions: [{ id: proposal, accept: true }] })).rejects.toMatchObject({ status: 403 });
    expect((await clientOf(admin, client)).maritalStatus).toBe('married');
    expect(await decisions.decide(limited, id, { decisions: [{ id: proposal, accept: false }] })).toMatchObject({
      results: [{ state: 'refused' }],
    });
  });

  it('of a prospect change the prospect', async () => {
    const { admin } = await agencyWithNotice(test);
    const prospect = await test.make.prospect(admin, MARRIED);
    const id = await completedQuestionnaire(test, admin, prospect, DIVORCED);
    const [proposal] = await proposalsOf(test, admin, id);
    await decideProposals(test, admin, id, [{ id: proposal!.id, accept: true }]);
    expect((await test.as(admin).get(`prospects/${prospect.id}`).expect(200)).body.maritalStatus).toBe('divorced');
  });

  it('are refused as a whole for an unknown or repeated id, and before the questionnaire is submitted', async () => {
    const { admin, client, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    const send = (decisions: object[], of = id) => test.as(admin).post(`questionnaires/${of}/proposals/decide`).send({ decisions });
    const { body } = await send([
      { id: proposal, accept: true },
      { id: client.id, accept: true },
    ]).expect(422);
    expect(body.errors).toMatchObject([{ pointer: '/decisions/1/id', code: 'not-found' }]);
    await send([
      { id: proposal, accept: true },
      { id: proposal, accept: false },
    ]).expect(422);
    await send([]).expect(422);
    expect((await proposalsOf(test, admin, id))[0]?.state).toBe('open');
    const { id: open } = await test.make.questionnaire(admin, client.id);
    expect((await send([{ id: proposal, accept: true }], open).expect(409)).body.code).toBe('questionnaire-not-completed');
    expect((await test.as(admin).post(`questionnaires/${open}/review`).expect(409)).body.code).toBe('questionnaire-not-completed');
  });

  it('are repeated under the same key without being decided twice', async () => {
    const { admin, client, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
    const [{ id: proposal } = { id: '' }] = await proposalsOf(test, admin, id);
    const send = () =>
      test
        .as(admin)
        .post(`questionnaires/${id}/proposals/decide`)
        .set('Idempotency-Key', `key-${id}`)
        .send({ decisions: [{ id: proposal, accept: true }] })
        .expect(200);
    const { body } = await send();
    expect((await send()).body).toEqual(body);
    expect((await clientOf(admin, client)).version).toBe(client.version + 1);
  });
});

it('a questionnaire without proposals is reviewed by hand, once', async () => {
  const { admin, client, id } = await clientWithAnswers(test, {}, {});
  expect(await proposalsOf(test, admin, id)).toEqual([]);
  expect((await questionnaireOf(admin, id)).reviewedAt).toBeNull();
  const listed = async (reviewed: boolean) =>
    (await test.as(admin).get(`questionnaires?reviewed=${reviewed}`).expect(200)).body.data.map((one: { id: string }) => one.id);
  expect([await listed(false), await listed(true)]).toEqual([[id], []]);
  const { body } = await test.as(admin).post(`questionnaires/${id}/review`).expect(200);
  expect((await test.as(admin).post(`questionnaires/${id}/review`).expect(200)).body).toEqual(body);
  expect([await listed(false), await listed(true)]).toEqual([[], [id]]);
  const { body: timeline } = await test.as(admin).get(`clients/${client.id}/timeline?kind=questionnaire-reviewed`).expect(200);
  expect(timeline.data).toHaveLength(1);
});

it('nothing of it is visible to users who do not see the client', async () => {
  const { agency, id } = await clientWithAnswers(test, MARRIED, DIVORCED);
  for (const stranger of [await test.make.person(agency), (await test.make.agency()).admin]) {
    for (const path of ['answers', 'changes', 'proposals']) await test.as(stranger).get(`questionnaires/${id}/${path}`).expect(404);
    await test.as(stranger).post(`questionnaires/${id}/review`).expect(404);
    await test
      .as(stranger)
      .post(`questionnaires/${id}/proposals/decide`)
      .send({ decisions: [{ id, accept: true }] })
      .expect(404);
    await test.as(stranger).post(`questionnaires/${id}/proposals/${id}/reopen`).expect(404);
  }
});
