import type { PolicyItem } from '@sestante/questionnaire/answers';
import { newContractOf } from '../questionnaire-review/answer-proposals.rules.js';
import type { ProposalState } from '../questionnaire-review/answer-proposal.entity.js';
import type { KnownContract } from '../questionnaires/answer-suggestions.rules.js';
import { policiesFor } from './report-policies.rules.js';

const item = (fields: Partial<PolicyItem>): PolicyItem => ({
  contractId: null,
  coverageClass: 'health',
  company: null,
  policyNumber: null,
  startsOn: null,
  endsOn: null,
  sumInsured: null,
  excess: null,
  exclusions: [],
  ...fields,
});
const contract = (fields: Partial<KnownContract> = {}): KnownContract => ({
  id: 'contract',
  coverageClass: 'RC Auto',
  company: 'Vulcania',
  policyNumber: '7',
  startsOn: null,
  endsOn: '2027-01-31',
  sumInsured: { amount: '1000.50', currency: 'EUR' },
  excess: null,
  status: 'active',
  ...fields,
});
const change = (state: ProposalState) => ({
  id: 'change',
  kind: 'contract-change' as const,
  field: 'sumInsured',
  contractId: 'contract',
  proposed: { amount: '2000.00', currency: 'EUR' },
  state,
});

it('a contract of the registry is a policy, with the exclusions that the client has named', () => {
  const answers = { 'policies.list': [item({ contractId: 'contract', exclusions: ['flood'] })] };
  expect(policiesFor([contract()], answers, [])).toEqual([
    {
      id: 'contract',
      coverageClass: 'motor_liability',
      company: 'Vulcania',
      policyNumber: '7',
      status: 'active',
      startsOn: null,
      endsOn: '2027-01-31',
      sumInsured: 100_050,
      excess: null,
      exclusions: ['flood'],
    },
  ]);
});

it.each<[ProposalState, number]>([
  ['open', 200_000],
  ['outdated', 200_000],
  ['refused', 100_050],
  ['accepted', 100_050],
])('a correction that is %s counts until somebody has decided', (state, sumInsured) => {
  expect(policiesFor([contract()], {}, [change(state)])[0]?.sumInsured).toBe(sumInsured);
});

const named = item({ company: 'Etrusca', sumInsured: 5_000_000, exclusions: ['pre_existing'] });
const proposal = (state: ProposalState, contractId: string | null = null) => ({
  id: 'new',
  kind: 'contract-new' as const,
  field: null,
  contractId,
  proposed: newContractOf(named),
  state,
});

it('a policy that the client has named counts unless it was refused, and once when it was accepted', () => {
  const answers = { 'policies.list': [named] };
  expect(policiesFor([], answers, [proposal('open')])).toMatchObject([
    { id: 'new', status: 'active', company: 'Etrusca', sumInsured: 5_000_000, exclusions: ['pre_existing'] },
  ]);
  expect(policiesFor([], answers, [proposal('refused')])).toEqual([]);
  const accepted = contract({ id: 'made', coverageClass: 'health', company: 'Etrusca' });
  expect(policiesFor([accepted], answers, [proposal('accepted', 'made')])).toMatchObject([{ id: 'made', exclusions: ['pre_existing'] }]);
});

it('without an answer about policies the registry alone counts', () => {
  expect(policiesFor([contract()], { 'policies.list': { noAnswer: 'refused' } }, [])).toMatchObject([{ id: 'contract', exclusions: [] }]);
});
