import type { Answers, PolicyItem } from '@sestante/questionnaire/answers';
import { prepareTemplate } from '@sestante/questionnaire/evaluation';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { CreateClientDto } from '../clients/client.dto.js';
import type { Household } from '../clients/client-fields.dto.js';
import { newClient } from '../clients/client.rules.js';
import { currentValueOf, isDone, isSameAnswer, proposalsFor } from './answer-proposals.rules.js';
import { itemOf, suggestionsFor, type KnownContract } from '../questionnaires/answer-suggestions.rules.js';
import { patchOf } from '../questionnaires/registry-fields.rules.js';

const TODAY = '2026-11-30';
const RETAIL = prepareTemplate(STANDARD_TEMPLATES.retail);
const PROFESSIONAL = prepareTemplate(STANDARD_TEMPLATES.professional);
const CORPORATE = prepareTemplate(STANDARD_TEMPLATES.corporate);
const client = (fields: Partial<CreateClientDto>) =>
  newClient('id', { agencyId: 'a', userId: 'u' }, { type: 'retail', firstName: 'Anna', lastName: 'Neri', ...fields }, new Date());
const euro = (amount: string) => ({ amount, currency: 'EUR' as const });
const CONTRACT: KnownContract = {
  id: '01981f6e-0000-7000-8000-000000000001',
  coverageClass: 'RC auto',
  company: 'Torre Vita',
  policyNumber: '12/1',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  sumInsured: euro('6450000.00'),
  excess: null,
  status: 'active',
};
const ITEM = itemOf(CONTRACT);
const CHILD = { relation: 'child', birthDate: '2015-02-03', dependent: true };

describe('proposed changes of the client', () => {
  it.each([
    ['nothing for the value of the registry', RETAIL, { maritalStatus: 'married' }, { 'person.marital_status': 'married' }, []],
    [
      'a value that differs',
      RETAIL,
      { maritalStatus: 'married' },
      { 'person.marital_status': 'divorced' },
      [['maritalStatus', 'married', 'divorced']],
    ],
    ['a value that the registry lacks', RETAIL, {}, { 'person.birth_date': '1980-04-09' }, [['birthDate', null, '1980-04-09']]],
    [
      'a text in one line, as the registry has it',
      PROFESSIONAL,
      {},
      { 'activity.profession': 'lawyer', 'activity.order_member': true, 'activity.order_name': 'Ordine degli Avvocati\ndi Torino' },
      [
        ['profession', null, 'Avvocato'],
        ['professionalOrder', null, 'Ordine degli Avvocati di Torino'],
      ],
    ],
    ['nothing for a question without a field', RETAIL, {}, { 'home.tenure': 'rented' }, []],
    ['nothing for "Non lo so"', RETAIL, { maritalStatus: 'married' }, { 'person.marital_status': { noAnswer: 'unknown' } }, []],
    ['nothing for a missing answer', RETAIL, { maritalStatus: 'married' }, {}, []],
    [
      'nothing for a question that is not shown',
      RETAIL,
      {},
      { 'family.household_size': 1, 'family.members': [CHILD] },
      [['household.size', null, 1]],
    ],
    [
      'members, the known ones with their names',
      RETAIL,
      {
        household: {
          size: 2,
          members: [{ firstName: 'Leo', lastName: 'Neri', relation: 'child', birthDate: '2015-02-03', dependent: true, fiscalCode: null }],
        },
      },
      {
        'family.household_size': 2,
        'family.members': [
          { relation: 'spouse', birthDate: null, dependent: false },
          { ...CHILD, dependent: false },
        ],
      },
      [
        [
          'household.members',
          [{ firstName: 'Leo', lastName: 'Neri', relation: 'child', birthDate: '2015-02-03', dependent: true, fiscalCode: null }],
          [
            { firstName: 'Coniuge', relation: 'spouse', birthDate: null, dependent: false },
            { firstName: 'Leo', lastName: 'Neri', relation: 'child', birthDate: '2015-02-03', dependent: false, fiscalCode: null },
          ],
        ],
      ],
    ],
    [
      'nothing for the same members in another order',
      RETAIL,
      {
        household: {
          size: 3,
          members: [
            { firstName: 'Pia', relation: 'parent' },
            { firstName: 'Leo', ...CHILD },
          ],
        },
      },
      {
        'family.household_size': 3,
        'family.members': [
          { dependent: true, birthDate: '2015-02-03', relation: 'child' },
          { relation: 'parent', birthDate: null, dependent: false },
        ],
      },
      [],
    ],
    [
      'a child that is not the known one, who keeps the name',
      RETAIL,
      { household: { size: 3, members: [{ firstName: 'Leo', ...CHILD }] } },
      { 'family.household_size': 3, 'family.members': [{ ...CHILD, birthDate: '2018-05-06' }, CHILD] },
      [
        [
          'household.members',
          [{ firstName: 'Leo', ...CHILD }],
          [
            { firstName: 'Figlio/a', ...CHILD, birthDate: '2018-05-06' },
            { firstName: 'Leo', ...CHILD },
          ],
        ],
      ],
    ],
    ['nothing for a term of the choice', PROFESSIONAL, { profession: 'Commercialista' }, { 'activity.profession': 'accountant' }, []],
    [
      'the label of another choice',
      PROFESSIONAL,
      { profession: 'Commercialista' },
      { 'activity.profession': 'lawyer' },
      [['profession', 'Commercialista', 'Avvocato']],
    ],
    [
      'money',
      CORPORATE,
      { annualRevenue: euro('1000000.00') },
      { 'company.annual_revenue': 120_000_000 },
      [['annualRevenue', euro('1000000.00'), euro('1200000.00')]],
    ],
    ['nothing for the same amount', CORPORATE, { annualRevenue: euro('1200000.00') }, { 'company.annual_revenue': 120_000_000 }, []],
    ['nothing for a legal form of the same choice', CORPORATE, { legalForm: 'S.n.c.' }, { 'company.legal_form': 'partnership' }, []],
  ] as [string, typeof RETAIL, Partial<CreateClientDto>, Answers, unknown[][]][])('%s', (_what, prepared, fields, answers, expected) => {
    const proposals = proposalsFor(client({ type: prepared.template.clientType, ...fields }), [], prepared, answers, TODAY);
    expect(proposals.map(({ field, current, proposed }) => [field, current, proposed])).toEqual(expected);
    expect(proposals.filter(({ kind, contractId }) => kind !== 'field' || contractId !== null)).toEqual([]);
  });

  it.each([RETAIL, PROFESSIONAL, CORPORATE])('confirming every suggestion proposes nothing: $template.name', (prepared) => {
    const known = client({
      type: prepared.template.clientType,
      birthDate: '1980-04-09',
      maritalStatus: 'married',
      household: { size: 2, members: [{ firstName: 'Leo', ...CHILD } as never] },
      profession: 'Psicologo',
      professionalOrder: 'Ordine degli Psicologi',
      annualRevenue: euro('98000.00'),
      employeeCount: 3,
      legalForm: 'S.n.c.',
      sector: 'Vitivinicolo',
    });
    const suggestions = suggestionsFor(known, [CONTRACT], prepared, {}, TODAY);
    expect(Object.keys(suggestions).length).toBeGreaterThanOrEqual(5);
    expect(proposalsFor(known, [CONTRACT], prepared, suggestions, TODAY)).toEqual([]);
  });
});

it('nothing is proposed that would disclose an answer about health', () => {
  const { sections, ...template } = structuredClone(STANDARD_TEMPLATES.retail);
  const questions = sections.flatMap((section) => section.questions);
  const moved = questions.filter(({ code }) => code === 'person.marital_status' || code === 'policies.list');
  for (const question of moved) question.showIf = 'health.conditions = yes';
  const prepared = prepareTemplate({
    ...template,
    sections: [{ title: 'Prova', questions: [...questions.filter((one) => !moved.includes(one)), ...moved] }],
  });
  const answers = { 'health.conditions': true, 'person.marital_status': 'divorced', 'policies.list': [{ ...ITEM, contractId: null }] };
  expect(proposalsFor(client({}), [], RETAIL, answers, TODAY)).toHaveLength(2);
  expect(proposalsFor(client({}), [], prepared, answers, TODAY)).toEqual([]);
});

describe('proposed changes of contracts', () => {
  it.each([
    ['nothing for a contract as it is', [ITEM], []],
    [
      'each field that differs',
      [{ ...ITEM, company: 'Alba', sumInsured: 1_000_050 }],
      [
        ['contract-change', 'company', 'Torre Vita', 'Alba'],
        ['contract-change', 'sumInsured', euro('6450000.00'), euro('10000.50')],
      ],
    ],
    ['a company in one line', [{ ...ITEM, company: 'Alba\n\tVita' }], [['contract-change', 'company', 'Torre Vita', 'Alba Vita']]],
    ['a value that the contract lacks', [{ ...ITEM, excess: 0 }], [['contract-change', 'excess', null, euro('0.00')]]],
    ['nothing for a property that is left out', [{ ...ITEM, company: null, endsOn: null }], []],
    ['nothing for exclusions, which contracts do not have', [{ ...ITEM, exclusions: ['theft'] }], []],
    ['another class', [{ ...ITEM, coverageClass: 'fleet' }], [['contract-change', 'coverageClass', 'RC auto', 'fleet']]],
    [
      'a policy that the registry does not know',
      [{ ...ITEM, contractId: null, excess: null, exclusions: ['sports', 'theft'] }],
      [
        [
          'contract-new',
          null,
          null,
          {
            coverageClass: 'motor_liability',
            company: 'Torre Vita',
            policyNumber: '12/1',
            startsOn: '2026-01-01',
            endsOn: '2026-12-31',
            sumInsured: euro('6450000.00'),
            status: 'active',
            notes: 'Esclusioni dichiarate: Furto, Sport.',
          },
        ],
      ],
    ],
    [
      'a new contract for the id of a contract that the client does not have',
      [
        {
          ...ITEM,
          contractId: '01981f6e-0000-7000-8000-00000000000f',
          company: null,
          policyNumber: null,
          startsOn: null,
          endsOn: null,
          sumInsured: null,
        },
      ],
      [['contract-new', null, null, { coverageClass: 'motor_liability', status: 'active' }]],
    ],
    ['nothing for a contract that the list leaves out', [], []],
  ] as [string, PolicyItem[], unknown[][]][])('%s', (_what, items, expected) => {
    const proposals = proposalsFor(client({}), [CONTRACT], RETAIL, { 'policies.list': items }, TODAY);
    expect(proposals.map(({ kind, field, current, proposed }) => [kind, field, current, proposed])).toEqual(expected);
  });
});

it.each([
  ['a plain field', { notes: 'x' }, null, { notes: 'x' }],
  ['a part, the rest kept', { 'household.size': 3 }, { size: 2, members: [] }, { household: { size: 3, members: [] } }],
  [
    'members with the links that are seen',
    { 'household.members': [{ firstName: 'Leo', ...CHILD }] },
    { size: 2, members: [{ firstName: 'Leo', relation: 'child', clientId: 'other' }] },
    { household: { size: 2, members: [{ firstName: 'Leo', ...CHILD, clientId: 'other' }] } },
  ],
  ['two parts together', { 'household.size': 3, 'household.members': [] }, null, { household: { size: 3, members: [] } }],
])('the patch of the client: %s', (_what, values, household, expected) => {
  expect(patchOf(values, household as Household | null)).toEqual(expected);
});

it.each([
  ['the same choices', ['a', 'b'], ['b', 'a'], true],
  ['other choices', ['a'], ['a', 'b'], false],
  ['texts that differ in outer spaces', ' x', 'x ', true],
  ['absent and null', undefined, null, true],
  ['absent and an empty list', undefined, [], false],
  ['no and absent', false, null, false],
  ['the two ways not to answer', { noAnswer: 'unknown' }, { noAnswer: 'refused' }, false],
] as const)('%s are the same answer or not', (_what, one, other, same) => {
  expect(isSameAnswer(one as never, other as never)).toBe(same);
});

it.each([
  ['the same money', { field: 'excess', proposed: euro('1.00') }, euro('1.00'), true],
  ['a name of the proposed class', { field: 'coverageClass', proposed: 'nat_cat' }, 'Catastrofali', true],
  ['another class', { field: 'coverageClass', proposed: 'nat_cat' }, 'RC auto', false],
  ['nothing', { field: 'company', proposed: 'Alba' }, null, false],
])('the registry holds the proposed value or not: %s', (_what, proposal, present, done) => {
  expect(isDone(proposal, present)).toBe(done);
});

it.each([
  ['of the client', { 'person.marital_status': 'divorced' }, 'married'],
  ['of a contract', { 'policies.list': [{ ...ITEM, company: 'Alba' }] }, 'Levante'],
  ['of a contract that is gone', { 'policies.list': [{ ...ITEM, company: 'Alba' }] }, null],
  ['of a new contract', { 'policies.list': [{ ...ITEM, contractId: null }] }, null],
] as [string, Answers, unknown][])('the present value is read again: %s', (_what, answers, expected) => {
  const known = client({ maritalStatus: 'married' });
  const [proposal] = proposalsFor(known, [CONTRACT], RETAIL, answers, TODAY);
  const question = RETAIL.byCode.get(proposal?.questionCode ?? '');
  const contract = expected === null ? undefined : { ...CONTRACT, company: 'Levante' };
  expect(currentValueOf(proposal!, question!, known, contract)).toEqual(expected);
});
