import type { Client } from './client.entity.js';
import { derivedNames, FIELDS_OF, initials, findFieldErrors, newClient } from './client.rules.js';

const BY = { agencyId: 'a', userId: 'u' };
const NOW = new Date('2026-11-21T10:00:00Z');

describe('the fields of a type', () => {
  it.each([
    ['retail', ['firstName', 'household', 'email', 'notes'], ['vatNumber', 'companyName', 'profession', 'legalForm']],
    ['professional', ['firstName', 'vatNumber', 'companyName', 'profession', 'professionalOrder'], ['legalForm', 'sector', 'referent']],
    ['corporate', ['companyName', 'vatNumber', 'legalForm', 'referent'], ['firstName', 'birthDate', 'household', 'profession']],
  ] as const)('%s', (type, has, hasNot) => {
    for (const field of has) expect([field, FIELDS_OF[type].has(field)]).toEqual([field, true]);
    for (const field of hasNot) expect([field, FIELDS_OF[type].has(field)]).toEqual([field, false]);
  });
});

describe('errors across several fields', () => {
  const anna = { firstName: 'Anna', lastName: 'Neri' };
  it.each([
    ['none', 'retail', anna, {}, []],
    ['a name that is missing', 'retail', { firstName: 'Anna' }, {}, ['/lastName required']],
    ['a name that was there before', 'retail', { notes: 'x' }, anna, []],
    ['a name set to null', 'retail', { lastName: null }, anna, ['/lastName required']],
    ['a company without a name', 'corporate', {}, {}, ['/companyName required']],
    ['a professional without a studio', 'professional', anna, {}, []],
    ['a field of another type', 'corporate', { companyName: 'A', birthDate: '1980-01-01' }, {}, ['/birthDate not-of-this-type']],
    ['a field of another type, empty', 'retail', { ...anna, vatNumber: null }, {}, ['/vatNumber not-of-this-type']],
    ['a field of another type, left out', 'retail', { ...anna, vatNumber: undefined }, {}, []],
    [
      'a list that is null',
      'retail',
      { ...anna, emails: null, phones: null, tagIds: null },
      {},
      ['/emails is-array', '/phones is-array', '/tagIds is-array'],
    ],
    ['a birth today', 'retail', { ...anna, birthDate: '2026-11-21' }, {}, []],
    ['a birth tomorrow', 'retail', { ...anna, birthDate: '2026-11-22' }, {}, ['/birthDate in-the-future']],
  ] as const)('%s', (_what, type, fields, before, fieldErrors) => {
    expect(findFieldErrors(type, fields as never, before, '2026-11-21').map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(
      fieldErrors,
    );
  });
});

describe('a new client', () => {
  it('has every field of every type, empty where not sent, and no unknown field of the body', () => {
    const client = newClient('id', BY, { type: 'retail', firstName: 'Anna', lastName: 'Neri', tagIds: ['t'] }, NOW);
    expect(client).toMatchObject({
      agencyId: 'a',
      createdById: 'u',
      status: 'client',
      version: 1,
      createdAt: NOW,
      updatedAt: NOW,
      emails: [],
      phones: [],
      email: null,
      vatNumber: null,
      deletedAt: null,
      assigneeId: null,
    });
    expect(client).not.toHaveProperty('tagIds');
  });
});

describe('derived names and search keys', () => {
  const keys = (fields: object) => derivedNames(newClient('id', BY, fields as never, NOW));
  it('sort persons by surname and companies by their name as written', () => {
    expect(keys({ type: 'retail', firstName: 'Nicolò', lastName: "D'Angelo" })).toMatchObject({
      displayName: "Nicolò D'Angelo",
      sortName: "D'Angelo Nicolò",
      sortKey: 'dangelo nicolo',
      nameKey: 'nicolo dangelo',
    });
    expect(keys({ type: 'professional', title: 'Avv.', firstName: 'Ada', lastName: 'Neri', companyName: 'Studio Neri' })).toMatchObject({
      displayName: 'Ada Neri',
      sortKey: 'neri ada',
    });
    expect(keys({ type: 'corporate', companyName: 'Officine Rossi & Figli S.r.l.' })).toMatchObject({
      displayName: 'Officine Rossi & Figli S.r.l.',
      sortKey: 'officine rossi figli srl',
      nameKey: 'officine rossi figli srl',
    });
  });

  it('contain everything that search must find, each word after a space', () => {
    const { search } = keys({
      type: 'professional',
      firstName: 'Ada',
      lastName: 'Neri',
      companyName: 'Studio Neri',
      email: 'ada@neri.example',
      emails: [{ value: 'b@neri.example' }],
      pec: 'pec@neri.example',
      phone: '+390115551234',
      phones: [{ value: '+393475550142' }],
      fiscalCode: 'NRE',
      vatNumber: '09871230018',
      omniaCode: 'OM-1',
    });
    for (const word of [
      ' ada neri',
      ' studio',
      ' ada@neri.example',
      ' b@neri.example',
      ' pec@',
      ' 390115551234',
      ' 393475550142',
      ' nre',
      ' 09871230018',
      ' om-1',
    ])
      expect(search).toContain(word);
  });

  it('stay short enough for an index', () => {
    const { sortKey, nameKey } = keys({ type: 'corporate', companyName: 'x '.repeat(400) });
    expect([sortKey.length, nameKey.length]).toEqual([400, 400]);
  });
});

describe('initials', () => {
  it.each([
    ['Anna Neri', 'AN'],
    ['Anna Maria De Luca', 'AL'],
    ["Nicolò D'Angelo", 'NA'],
    ['Avv. Ada Neri', 'AN'],
    ['Officine Rossi & Figli S.r.l.', 'OF'],
    ['TechnoItalia S.p.A.', 'TI'],
    ['Rossi', 'RO'],
    ['X', 'X'],
    ['élan òra', 'ÉÒ'],
    ['S.r.l.', 'SR'],
    ['&', '?'],
    ['𝒜da 𝓑runi', '𝒜𝓑'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
    expect(initials(name).isWellFormed()).toBe(true);
  });
});

it('derives the same names from a row and from a request body', () => {
  const client: Client = newClient('id', BY, { type: 'retail', firstName: 'Anna', lastName: 'Neri' }, NOW);
  expect(derivedNames(client)).toEqual({
    displayName: client.displayName,
    sortName: client.sortName,
    initials: client.initials,
    sortKey: client.sortKey,
    nameKey: client.nameKey,
    search: client.search,
  });
});
