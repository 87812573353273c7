import type { Answers, PolicyItem } from '@sestante/questionnaire/answers';
import { findAnswerErrors } from '@sestante/questionnaire/answer-checks';
import { prepareTemplate } from '@sestante/questionnaire/evaluation';
import { STANDARD_TEMPLATES } from '@sestante/questionnaire/standard-templates';
import type { CreateClientDto } from '../clients/client.dto.js';
import { newClient } from '../clients/client.rules.js';
import { suggestionsFor, type KnownContract } from './answer-suggestions.rules.js';

const TODAY = '2026-11-30';
const RETAIL = prepareTemplate(STANDARD_TEMPLATES.retail);
const PROFESSIONAL = prepareTemplate(STANDARD_TEMPLATES.professional);
const CORPORATE = prepareTemplate(STANDARD_TEMPLATES.corporate);
const client = (fields: Partial<CreateClientDto>) =>
  newClient('id', { agencyId: 'a', userId: 'u' }, { type: 'retail', firstName: 'Anna', lastName: 'Neri', ...fields }, new Date());
const CONTRACT: KnownContract = {
  id: '01981f6e-0000-7000-8000-000000000001',
  coverageClass: 'RC auto',
  company: 'Torre Vita',
  policyNumber: '12/1',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  sumInsured: { amount: '6450000.00', currency: 'EUR' },
  excess: null,
  status: 'active',
};
const ITEM: PolicyItem = {
  contractId: CONTRACT.id,
  coverageClass: 'motor_liability',
  company: 'Torre Vita',
  policyNumber: '12/1',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  sumInsured: 645_000_000,
  excess: null,
  exclusions: [],
};
const OWN: PolicyItem = { ...ITEM, contractId: null, coverageClass: 'travel', policyNumber: 'V-7' };

describe('the answers that a questionnaire opens with', () => {
  it.each([
    ['nothing for an empty registry', RETAIL, {}, {}],
    ['a birth date', RETAIL, { birthDate: '1980-04-09' }, { 'person.birth_date': '1980-04-09' }],
    ['no birth date before 1900', RETAIL, { birthDate: '1890-04-09' }, {}],
    ['the marital status', RETAIL, { maritalStatus: 'widowed' }, { 'person.marital_status': 'widowed' }],
    ['the size of the household', RETAIL, { household: { size: 4 } }, { 'family.household_size': 4 }],
    ['no size that the question does not accept', RETAIL, { household: { size: 16 } }, {}],
    ['no members where none are known', RETAIL, { household: { members: [] } }, {}],
    [
      'the members without their names',
      RETAIL,
      { household: { members: [{ firstName: 'Leo', relation: 'child', birthDate: '2015-02-03', dependent: true }] } },
      { 'family.members': [{ relation: 'child', birthDate: '2015-02-03', dependent: true }] },
    ],
    [
      'a member of whom little is known',
      RETAIL,
      { household: { members: [{ firstName: 'Pia', relation: 'parent' }] } },
      { 'family.members': [{ relation: 'parent', birthDate: null, dependent: false }] },
    ],
    ['a profession by the label of its choice', PROFESSIONAL, { profession: 'avvocato' }, { 'activity.profession': 'lawyer' }],
    ['a profession by a usual term', PROFESSIONAL, { profession: 'Commercialista' }, { 'activity.profession': 'accountant' }],
    ['no profession that is not among the choices', PROFESSIONAL, { profession: 'Palombaro' }, {}],
    ['the order as text', PROFESSIONAL, { professionalOrder: 'Ordine di Torino' }, { 'activity.order_name': 'Ordine di Torino' }],
    ['money in cents', CORPORATE, { annualRevenue: { amount: '1250000.50', currency: 'EUR' } }, { 'company.annual_revenue': 125_000_050 }],
    ['the legal form with its full stops', CORPORATE, { legalForm: 'S.r.l.' }, { 'company.legal_form': 'srl' }],
    ['the sector by a usual term', CORPORATE, { sector: 'Metalmeccanica' }, { 'company.sector': 'manufacturing' }],
    ['the number of employees', CORPORATE, { employeeCount: 0 }, { 'company.employees': 0 }],
  ] as [string, typeof RETAIL, Partial<CreateClientDto>, Answers][])('%s', (_what, prepared, fields, expected) => {
    const suggestions = suggestionsFor(client({ type: prepared.template.clientType, ...fields }), [], prepared, {}, TODAY);
    expect(suggestions).toEqual(expected);
    expect(findAnswerErrors(prepared, suggestions, TODAY)).toEqual([]);
  });

  it.each([
    ['none without contracts', [], undefined, undefined],
    ['a contract in force', [CONTRACT], undefined, [ITEM]],
    ['a suspended one', [{ ...CONTRACT, status: 'suspended' }], undefined, [ITEM]],
    [
      'no other',
      [
        { ...CONTRACT, status: 'expired' },
        { ...CONTRACT, status: 'draft' },
        { ...CONTRACT, status: 'cancelled' },
      ],
      undefined,
      undefined,
    ],
    ['the code of a class', [{ ...CONTRACT, coverageClass: 'motor_liability' }], undefined, [ITEM]],
    ['an unknown class', [{ ...CONTRACT, coverageClass: 'Polizza del nonno' }], undefined, [{ ...ITEM, coverageClass: 'other' }]],
    ['no contract that the question does not accept', [CONTRACT, { ...CONTRACT, endsOn: '2025-01-01' }], undefined, [ITEM]],
    ['a policy named earlier', [CONTRACT], [ITEM, OWN], [ITEM, OWN]],
    ['none named earlier that is a contract now', [CONTRACT], [{ ...ITEM, contractId: null }], [ITEM]],
    [
      'none named earlier without a number, of a class that a contract has',
      [CONTRACT],
      [{ ...ITEM, contractId: null, policyNumber: null }],
      [ITEM],
    ],
    ['nothing of an earlier "Non lo so"', [], { noAnswer: 'unknown' }, undefined],
  ] as [string, KnownContract[], Answers[string], PolicyItem[] | undefined][])('policies: %s', (_what, contracts, earlier, expected) => {
    expect(suggestionsFor(client({}), contracts, RETAIL, { 'policies.list': earlier }, TODAY)['policies.list']).toEqual(expected);
  });

  it('never more policies than the question accepts', () => {
    const many = Array.from({ length: 60 }, () => CONTRACT);
    expect(suggestionsFor(client({}), many, RETAIL, {}, TODAY)['policies.list']).toHaveLength(50);
  });

  it.each([
    ['an earlier answer', { 'home.tenure': 'rented' }, { 'home.tenure': 'rented' }],
    ['nothing for "Preferisco non rispondere"', { 'home.tenure': { noAnswer: 'refused' } }, {}],
    ['no health data', { 'health.state': 'good' }, {}],
    ['nothing that the template no longer accepts', { 'home.tenure': 'castle', 'custom.gone': 'x' }, {}],
    ['the registry before the earlier answer', { 'person.marital_status': 'single' }, { 'person.marital_status': 'married' }],
  ] as [string, Answers, Answers][])('reused: %s', (_what, earlier, expected) => {
    const registry = client('person.marital_status' in earlier ? { maritalStatus: 'married' } : {});
    expect(suggestionsFor(registry, [], RETAIL, earlier, TODAY)).toEqual(expected);
  });
});
