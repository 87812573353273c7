import 'reflect-metadata';
import { isFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { parsePhone } from '@sestante/italian-ids/phone';
import { isVatNumber } from '@sestante/italian-ids/vat-number';
import { isDeepStrictEqual } from 'node:util';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { CreateClientDto } from '../clients/client.dto.js';
import type { DemoAgencyClient } from './demo.client.js';
import { demoAgencies } from './demo.data.js';

const [bellini, colombo] = demoAgencies('2026-11-25');
if (!bellini || !colombo) throw new Error('there are two demo agencies');
const nameOf = (client: DemoAgencyClient) => (client.type === 'corporate' ? client.companyName : `${client.firstName} ${client.lastName}`);
const named = (name: string) => bellini.clients.filter((client) => nameOf(client) === name);
const BESIDE_THE_BODY = ['createdDaysAgo', 'updatedDaysAgo', 'createdByEmail', 'assigneeEmail', 'tagNames', 'changes', 'convertedDaysAgo'];
const share = (test: (client: DemoAgencyClient) => boolean) => bellini.clients.filter(test).length / bellini.clients.length;

const changesLast = ({ changes, createdDaysAgo, updatedDaysAgo }: DemoAgencyClient) =>
  (changes.at(-1)?.daysAgo ?? createdDaysAgo) === updatedDaysAgo;
const inOrder = ({ changes, createdDaysAgo }: DemoAgencyClient) =>
  changes.every(({ daysAgo }, at) => daysAgo <= (changes[at - 1]?.daysAgo ?? createdDaysAgo));
const oncePerField = ({ changes }: DemoAgencyClient) => new Set(changes.map(({ field }) => field)).size === changes.length;
const endsInTheRecord = (client: DemoAgencyClient) =>
  client.changes.every(
    ({ field, from, to }) => isDeepStrictEqual(to, (client as unknown as Record<string, unknown>)[field]) && !isDeepStrictEqual(from, to),
  );

describe('demo agencies', () => {
  it('are Bellini with 1,284 clients and Colombo with 40', () => {
    expect(bellini.name).toBe('Agenzia Bellini');
    expect(bellini.clients).toHaveLength(1284);
    expect(colombo.name).toBe('Studio Colombo');
    expect(colombo.clients).toHaveLength(40);
  });

  it('have the people who log in', () => {
    expect([...bellini.users, ...colombo.users].map(({ email, role, visibility }) => `${email} ${role} ${visibility}`)).toEqual([
      'giulia.ferraris@bellini.example agency_admin agency',
      'marco.desantis@bellini.example collaborator own',
      'elena.riva@bellini.example collaborator agency',
      'paolo.colombo@colombo.example agency_admin agency',
    ]);
  });

  it('have the clients that the tour names', () => {
    const [techno] = named('TechnoItalia S.r.l.');
    expect(techno).toMatchObject({
      type: 'corporate',
      sector: 'Automazione industriale',
      annualRevenue: { amount: '4250000.00', currency: 'EUR' },
      employeeCount: 38,
      referent: 'Ing. Sara Colombo',
      assigneeEmail: 'marco.desantis@bellini.example',
    });
    const towns = named('Mario Rossi').map(({ address }) => address?.city);
    expect(new Set(towns).size).toBeGreaterThanOrEqual(4);
    for (const name of ['Anna Neri', 'Laura Bianchi', 'Paolo Gatti', 'Irene Moretti', 'Officine Meridiana S.p.A.'])
      expect(named(name).length).toBeGreaterThanOrEqual(1);
  });

  it('share no name', () => {
    const names = new Set(bellini.clients.map(nameOf));
    expect(colombo.clients.filter((client) => names.has(nameOf(client)))).toEqual([]);
  });

  it('spread the clients over the people', () => {
    expect(share((client) => client.assigneeEmail === 'marco.desantis@bellini.example')).toBeCloseTo(0.35, 1);
    expect(share((client) => client.assigneeEmail === 'elena.riva@bellini.example')).toBeCloseTo(0.3, 1);
    expect(share((client) => client.assigneeEmail === 'giulia.ferraris@bellini.example')).toBeCloseTo(0.25, 1);
    expect(share((client) => client.tagNames.length > 0)).toBeGreaterThan(0.4);
  });

  it.each([bellini, colombo])('$name refers only to its own people and tags', ({ users, tags, clients }) => {
    const emails = users.map(({ email }) => email);
    const tagNames = tags.map(({ name }) => name);
    const usedEmails = clients.flatMap(({ createdByEmail, assigneeEmail, changes }) => [
      createdByEmail,
      ...(assigneeEmail ? [assigneeEmail] : []),
      ...changes.map(({ byEmail }) => byEmail),
    ]);
    expect([...new Set(usedEmails)].filter((email) => !emails.includes(email))).toEqual([]);
    expect(clients.flatMap((client) => client.tagNames).filter((name) => !tagNames.includes(name))).toEqual([]);
  });

  it('have histories whose last state matches the records', () => {
    for (const holds of [changesLast, inOrder, oncePerField, endsInTheRecord])
      expect(bellini.clients.filter((client) => !holds(client))).toEqual([]);
    expect(share((client) => client.changes.length > 0)).toBeGreaterThan(0.4);
  });

  it.each([bellini, colombo])('$name has valid codes and phones, and no Omnia code twice', ({ clients }) => {
    expect(clients.filter(({ fiscalCode }) => fiscalCode && !isFiscalCode(fiscalCode))).toEqual([]);
    expect(clients.filter(({ vatNumber }) => vatNumber && !isVatNumber(vatNumber))).toEqual([]);
    expect(clients.filter(({ phone }) => phone && parsePhone(phone) !== phone)).toEqual([]);
    const codes = clients.flatMap(({ omniaCode }) => (omniaCode ? [omniaCode.toLowerCase()] : []));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are valid as requests, and have no field that their type lacks', async () => {
    const foreignTo = {
      retail: ['vatNumber', 'annualRevenue', 'companyName', 'profession', 'legalForm', 'sector', 'referent'],
      professional: ['legalForm', 'sector', 'referent'],
      corporate: ['title', 'firstName', 'lastName', 'birthDate', 'household', 'profession'],
    };
    // Checks one in five of the generated clients, since they all come from the same code.
    const some = [...bellini.clients, ...colombo.clients].filter((_, at) => at < 20 || at % 5 === 0);
    const refused: string[] = [];
    for (const client of some) {
      const body = Object.fromEntries(Object.entries(client).filter(([field]) => !BESIDE_THE_BODY.includes(field)));
      const errors = await validate(plainToInstance(CreateClientDto, body), { whitelist: true, forbidNonWhitelisted: true });
      refused.push(...errors.map(String), ...Object.keys(body).filter((field) => foreignTo[client.type].includes(field)));
    }
    expect(refused).toEqual([]);
  });

  it('are the same at every load', () => {
    expect(demoAgencies('2026-11-25')).toEqual([bellini, colombo]);
  });

  it('have a pipeline with the board’s totals, a few lost prospects, and no code of a client', () => {
    const { prospects } = bellini;
    const open = prospects.filter(({ lost }) => !lost);
    const worth = (stage: string) =>
      open.filter((prospect) => prospect.stage === stage).reduce((sum, { expectedValue }) => sum + Number(expectedValue?.amount), 0);
    expect(open).toHaveLength(96);
    expect(prospects).toHaveLength(105);
    expect(['Nuovo', 'Contattato', 'In valutazione', 'Trattativa'].map(worth)).toEqual([41_200, 52_900, 48_700, 41_500]);
    expect(open.filter(({ expectedValue }) => Number(expectedValue?.amount) <= 0)).toEqual([]);
    expect(prospects.filter(({ omniaCode, source }) => omniaCode || !source)).toEqual([]);
    expect(
      prospects.filter(({ createdDaysAgo, daysInStage, lost }) => createdDaysAgo < daysInStage || (lost && lost.daysAgo > daysInStage)),
    ).toEqual([]);
    expect(bellini.clients.filter(({ convertedDaysAgo }) => convertedDaysAgo)).toHaveLength(14);
  });
});
