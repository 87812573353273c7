import { isFiscalCode } from '@sestante/italian-ids/fiscal-code';
import { computeFiscalCode } from '@sestante/italian-ids/fiscal-code-compute';
import { parsePhone } from '@sestante/italian-ids/phone';
import { isVatNumber } from '@sestante/italian-ids/vat-number';
import type { DemoClient } from './demo.client.js';
import { people } from './demo.people.js';

const TODAY = '2026-11-25';
const sample = [...people(2_000, 42, TODAY)];
const ofType = (type: DemoClient['type']) => sample.filter((client) => client.type === type);
const share = (test: (client: DemoClient) => boolean) => sample.filter(test).length / sample.length;
const phonesOf = ({ phone, phones }: DemoClient) => [...(phone ? [phone] : []), ...(phones ?? []).map(({ value }) => value)];
const withoutNotes = (client: DemoClient) => ({ ...client, notes: null });

describe('generated people', () => {
  it('come in the proportions of an agency', () => {
    expect(ofType('retail').length / sample.length).toBeCloseTo(0.68, 1);
    expect(ofType('professional').length / sample.length).toBeCloseTo(0.17, 1);
    expect(ofType('corporate').length / sample.length).toBeCloseTo(0.15, 1);
    expect(share((client) => client.email === null)).toBeCloseTo(0.04, 1);
    expect(share((client) => client.phone === null)).toBeCloseTo(0.06, 1);
    expect(share((client) => client.omniaCode !== null)).toBeCloseTo(0.4, 1);
  });

  it('have fiscal codes that agree with their own data', () => {
    const persons = sample.filter((client) => client.type !== 'corporate' && client.fiscalCode);
    expect(persons.length).toBeGreaterThan(1_200);
    expect(persons.filter((client) => !isFiscalCode(client.fiscalCode ?? ''))).toEqual([]);
    expect(persons.filter((client) => client.fiscalCode !== codeOf(client))).toEqual([]);
  });

  it('have families whose codes and ages hold', () => {
    const families = sample.flatMap((client) => (client.household ? [client.household] : []));
    expect(families.some(({ members }) => (members?.length ?? 0) > 2)).toBe(true);
    expect(families.filter(({ size, members }) => (size ?? 0) <= (members?.length ?? 0))).toEqual([]);
    const members = families.flatMap((family) => family.members ?? []);
    expect(members.filter(({ birthDate }) => !birthDate || birthDate >= TODAY)).toEqual([]);
    expect(members.filter(({ fiscalCode }) => fiscalCode && !isFiscalCode(fiscalCode))).toEqual([]);
  });

  it('have valid VAT numbers and phone numbers', () => {
    expect(sample.filter(({ vatNumber }) => vatNumber && !isVatNumber(vatNumber))).toEqual([]);
    expect(sample.filter(({ type, fiscalCode, vatNumber }) => type === 'corporate' && fiscalCode !== vatNumber)).toEqual([]);
    expect(sample.flatMap(phonesOf).filter((phone) => parsePhone(phone) !== phone)).toEqual([]);
  });

  it('can receive no mail by mistake', () => {
    const mailboxes = sample.flatMap(({ email, pec }) => [email, pec]).filter((address) => typeof address === 'string');
    expect(mailboxes.filter((address) => !/^[a-z0-9.]+@[a-z0-9.]+\.example$/.test(address))).toEqual([]);
  });

  it('never share an Omnia code', () => {
    const codes = sample.flatMap(({ omniaCode }) => (omniaCode ? [omniaCode] : []));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are the same for the same seed, and differ for another', () => {
    expect([...people(300, 42, TODAY)]).toEqual(sample.slice(0, 300));
    expect([...people(300, 43, TODAY)]).not.toEqual(sample.slice(0, 300));
  });

  it('differ between days only in their notes', () => {
    const later = [...people(300, 42, '2027-02-01')];
    expect(later.map(withoutNotes)).toEqual(sample.slice(0, 300).map(withoutNotes));
    expect(later).not.toEqual(sample.slice(0, 300));
  });

  it('are generated fast enough to load a million', () => {
    const start = performance.now();
    let made = 0;
    for (const client of people(10_000, 1, TODAY)) if (client.type) made++;
    expect(made).toBe(10_000);
    // Limit: five times the duration inside the test runner, which is ten times slower than plain Node.
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('refuse an invalid day', () => {
    expect(() => people(1, 1, 'domani').next()).toThrow(RangeError);
  });
});

function codeOf({ firstName, lastName, gender, birthDate, birthPlace }: DemoClient): string | null {
  const belfioreCode = birthPlace?.belfioreCode;
  if (!firstName || !lastName || !gender || !birthDate || !belfioreCode) return null;
  return computeFiscalCode({ firstName, lastName, gender, birthDate, belfioreCode });
}
