import { completedQuestionnaire, decideProposals, proposalsOf } from '../../test/completed-questionnaire.js';
import { startApp, type TestApp } from '../../test/app.js';

let test: TestApp;
beforeAll(async () => {
  test = await startApp();
});
afterAll(() => test.close());

describe('proposals', () => {
  it('of policies become changes of contracts and new contracts', async () => {
    const { admin } = await test.make.agency();
    await test.make.privacyNotice(admin);
    const client = await test.make.client(admin);
    const body = {
      coverageClass: 'RC auto',
      company: 'Torre Vita',
      policyNumber: '12/1',
      sumInsured: { amount: '6450000.00', currency: 'EUR' },
    };
    const { body: contract } = await test.as(admin).post(`clients/${client.id}/contracts`).send(body).expect(201);
    const item = {
      coverageClass: 'motor_liability',
      company: null,
      policyNumber: '12/1',
      startsOn: null,
      endsOn: null,
      sumInsured: null,
      excess: null,
      exclusions: [],
    };
    const id = await completedQuestionnaire(test, admin, client, {
      'policies.list': [
        { ...item, contractId: contract.id, company: 'Alba', excess: 25_000, startsOn: '2026-05-01' },
        { ...item, contractId: null, coverageClass: 'travel', company: 'Levante', exclusions: ['sports'] },
      ],
    });
    const proposals = await proposalsOf(test, admin, id);
    expect(proposals.map(({ kind, field, label, current, proposed }) => [kind, field, label, current, proposed])).toEqual([
      ['contract-change', 'company', 'RC auto · Torre Vita · 12/1', 'Torre Vita', 'Alba'],
      ['contract-change', 'startsOn', 'RC auto · Torre Vita · 12/1', null, '2026-05-01'],
      ['contract-change', 'excess', 'RC auto · Torre Vita · 12/1', null, { amount: '250.00', currency: 'EUR' }],
      [
        'contract-new',
        null,
        null,
        null,
        { coverageClass: 'travel', company: 'Levante', policyNumber: '12/1', status: 'active', notes: 'Esclusioni dichiarate: Sport.' },
      ],
    ]);
    const [company, startsOn, excess, travel] = proposals.map((proposal) => proposal.id);
    await decideProposals(test, admin, id, [
      { id: company!, accept: true },
      { id: startsOn!, accept: false },
      { id: excess!, accept: true },
      { id: travel!, accept: true },
    ]);
    const { body: contracts } = await test.as(admin).get(`clients/${client.id}/contracts?sort=createdAt`).expect(200);
    expect(contracts.data).toMatchObject([
      { id: contract.id, company: 'Alba', startsOn: null, excess: { amount: '250.00' }, version: 2 },
      { coverageClass: 'travel', company: 'Levante', displayName: 'Viaggi · Levante · 12/1', status: 'active' },
    ]);
    expect((await proposalsOf(test, admin, id)).at(-1)).toMatchObject({
      state: 'accepted',
      contractId: contracts.data[1].id,
      label: 'Viaggi · Levante · 12/1',
    });
    expect((await test.as(admin).get('questionnaires/counts').expect(200)).body.toReview).toBe(0);
  });

  it('of a contract that is in the trash cannot be accepted', async () => {
    const { admin } = await test.make.agency();
    await test.make.privacyNotice(admin);
    const client = await test.make.client(admin);
    const { body: contract } = await test.as(admin).post(`clients/${client.id}/contracts`).send({ coverageClass: 'RC auto' }).expect(201);
    const item = {
      contractId: contract.id,
      coverageClass: 'motor_liability',
      company: 'Alba',
      policyNumber: null,
      startsOn: null,
      endsOn: null,
      sumInsured: null,
      excess: null,
      exclusions: [],
    };
    const id = await completedQuestionnaire(test, admin, client, { 'policies.list': [item] });
    await test.as(admin).delete(`clients/${client.id}/contracts/${contract.id}`).set('If-Match', '*').expect(204);
    const [proposal] = await proposalsOf(test, admin, id);
    expect((await decideProposals(test, admin, id, [{ id: proposal!.id, accept: true }])).results).toMatchObject([
      { state: 'open', code: 'contract-not-found' },
    ]);
  });
});
