import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';
import { Passwords } from '../core/auth/passwords.js';
import { Log } from '../core/log.js';

const PASSWORD = 'corretto-cavallo-batteria';
const WRONG = 'sbagliata-ma-lunga';
/** Attempts for one account from one address before the first wait. */
const FREE = 5;

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  // Each test uses its own addresses, as behind a proxy. The table is used by this file alone.
  test = await startApp({ TRUSTED_PROXIES: '127.0.0.1' }, 'log_in_limits');
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
});
afterAll(() => test.close());

let address = 0;
const newAddress = () => `198.51.100.${(address += 1)}`;
const logIn = (email: string, { password = PASSWORD, from = newAddress() } = {}) =>
  test.as().post('auth/login').set('X-Forwarded-For', from).send({ email, password });
const asOwner = (sql: string, values: unknown[] = []) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const somebody = (agency: TestAgency): Promise<Person> => test.make.person(agency, { passwordHash });
const statusesOf = (answers: { status: number }[]): Partial<Record<number, number>> => {
  const found: Partial<Record<number, number>> = {};
  for (const { status } of answers) found[status] = (found[status] ?? 0) + 1;
  return found;
};

/**
 * Upper bound of attempts: on a slow machine a burst outlasts the first waits, each of which ends with one more attempt:
 * after 1 second, 3, 7 …
 */
const fairShare = (began: number): number => FREE + Math.floor(Math.log2((performance.now() - began) / 1000 + 1));
/** Extends a wait, so that it does not end before it is tested. */
const holdWaits = (failures = FREE) =>
  asOwner(`UPDATE log_in_failures SET blocked_until = now() + interval '1 minute' WHERE failures >= $1`, [failures]);

describe('after too many failures', () => {
  it('an account must wait at that address, and everybody else gets in', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await somebody(agency), await somebody(agency)];
    const from = newAddress();
    for (let n = 0; n < FREE; n += 1) await logIn(person.email, { from, password: WRONG }).expect(401);
    const blocked = await logIn(person.email, { from }).expect(429);
    expect(blocked.body.code).toBe('too-many-log-ins');
    expect(Number(blocked.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    await logIn(colleague.email, { from }).expect(200);
    // Others cannot lock a user out: from the user's own address the right password still works.
    await logIn(person.email).expect(200);
    await sleep(Number(blocked.headers['retry-after']) * 1000 + 100);
    await logIn(person.email, { from }).expect(200);
  });

  it('the wait grows with each further failure', async () => {
    const person = await somebody(await test.make.agency());
    const from = newAddress();
    const fail = () => logIn(person.email, { from, password: WRONG });
    for (let n = 0; n < FREE; n += 1) await fail().expect(401);
    for (const seconds of [1, 2, 4, 8]) {
      await fail().expect(429).expect('Retry-After', String(seconds));
      await asOwner('UPDATE log_in_failures SET blocked_until = now() WHERE blocked_until > now()');
      await fail().expect(401);
    }
  });
});

describe('a burst of log-ins', () => {
  it('of 200 simultaneous attempts gets as many as a sequence of single ones, while a colleague at the same address gets in', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await somebody(agency), await somebody(agency)];
    const from = newAddress();
    const began = performance.now();
    const tries = Promise.all(Array.from({ length: 200 }, () => logIn(person.email, { from, password: WRONG })));
    const meanwhile = await logIn(colleague.email, { from });
    const found = statusesOf(await tries);
    expect(found[401] ?? 0).toBeLessThanOrEqual(fairShare(began));
    expect((found[401] ?? 0) + (found[429] ?? 0) + (found[503] ?? 0)).toBe(200);
    // May be refused under overload, but never because of attempts by others.
    expect([200, 503]).toContain(meanwhile.status);
    await logIn(colleague.email, { from }).expect(200);
    await holdWaits();
    await logIn(person.email, { from }).expect(429);
  });

  it('from many addresses to one account is slowed too, but not where its owner has signed in before', async () => {
    const person = await somebody(await test.make.agency());
    const home = newAddress();
    await logIn(person.email, { from: home }).expect(200);
    for (let n = 0; n < 50; n += 1) await logIn(person.email, { password: WRONG }).expect(401);
    await holdWaits(50);
    await logIn(person.email).expect(429);
    await logIn(person.email, { from: home }).expect(200);
  });

  it('with the right password is not counted', async () => {
    const person = await somebody(await test.make.agency());
    const from = newAddress();
    const counted = async () => (await asOwner('SELECT count(*) FROM log_in_failures')).rows;
    const before = await counted();
    for (let n = 0; n < 3 * FREE; n += 1) await logIn(person.email, { from }).expect(200);
    expect(await counted()).toEqual(before);
  });
});

describe('confirming one’s own password', () => {
  it('is limited like a log-in, without limiting anybody else', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await somebody(agency), await somebody(agency)];
    const change = (by: Person, currentPassword: string) =>
      test.as(by).post('me/password').send({ currentPassword, newPassword: 'graffetta-esatta-cavallo' });
    const began = performance.now();
    const found = statusesOf(await Promise.all(Array.from({ length: 20 }, () => change(person, WRONG))));
    expect(found[422] ?? 0).toBeLessThanOrEqual(fairShare(began));
    expect((found[422] ?? 0) + (found[429] ?? 0) + (found[503] ?? 0)).toBe(20);
    await holdWaits();
    await change(person, PASSWORD).expect(429);
    await change(colleague, PASSWORD).expect(204);
  });
});

it('a failed log-in is logged with the user, or with a keyed hash of an unknown e-mail, never with the e-mail', async () => {
  const warn = jest.spyOn(test.app.get(Log), 'warn');
  const person = await somebody(await test.make.agency());
  for (const email of [person.email, 'nessuno@posta.example', 'NESSUNO@posta.example']) await logIn(email, { password: WRONG }).expect(401);
  await logIn(person.email).expect(200);
  const lines = warn.mock.calls.filter(([, message]) => message === 'A log-in failed.').map(([who]) => who);
  warn.mockRestore();
  const unknown = { accountHash: expect.stringMatching(/^[\w-]{43}$/) };
  expect(lines).toEqual([{ agencyId: expect.any(String), userId: person.id }, unknown, unknown]);
  expect(lines[1]).toEqual(lines[2]);
  expect(JSON.stringify(lines)).not.toMatch(/nessuno/i);
});
