import type supertest from 'supertest';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';
import { codeOf, forgetStep as forgetStepOf, withApp as setUpApp } from '../../test/second-factor.js';
import { until } from '../../test/until.js';
import { Passwords } from '../core/auth/passwords.js';

const PASSWORD = 'corretto-cavallo-batteria';

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  test = await startApp();
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
});
afterAll(() => test.close());

const asOwner = (sql: string, values: unknown[]) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const somebody = (agency: TestAgency, who: Parameters<TestApp['make']['person']>[1] = {}) =>
  test.make.person(agency, { passwordHash, ...who });
const logIn = (email: string, remember = false) => test.as().post('auth/login').send({ email, password: PASSWORD, remember });
const verify = (mfaToken: string, code: string, method = 'totp') => test.as().post('auth/login/verify').send({ mfaToken, method, code });
const refused = (code: string) => (response: supertest.Response) => expect(response.body.code).toBe(code);
const faulty = (pointer: string, code: string) => (response: supertest.Response) =>
  expect(response.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
const own = (person: Person, path = '') => test.as(person).post(`me/second-factor/${path}`);

const withApp = (person: Person) => setUpApp(test, person, PASSWORD);
const forgetStep = (person: Person) => forgetStepOf(test, person);

async function challenged(person: Person, remember = false): Promise<string> {
  const { body } = await logIn(person.email, remember).expect(200);
  expect(body.mfaRequired).toBe(true);
  return body.mfaToken;
}

describe('an authenticator app', () => {
  it('is set up with the password and activated by a code; this ends other sessions and sends a mail', async () => {
    const agency = await test.make.agency();
    const person = await somebody(agency);
    const elsewhere = await logIn(person.email).expect(200);
    await own(person, 'authenticator').send({ password: 'sbagliata-ma-lunga' }).expect(422).expect(faulty('/password', 'wrong-password'));
    const { body: begun } = await own(person, 'authenticator').send({ password: PASSWORD }).expect(200);
    expect(begun.uri).toBe(`otpauth://totp/Sestante:${encodeURIComponent(person.email)}?secret=${begun.secret}&issuer=Sestante`);
    const none = { enabled: false, required: false, authenticatorSince: null, passkeys: [], recoveryCodesLeft: 0 };
    await test.as(person).get('me/second-factor').expect(200, none);
    await logIn(person.email)
      .expect(200)
      .expect(({ body }) => expect(body.accessToken).toEqual(expect.any(String)));

    await own(person, 'authenticator/confirm').send({ code: '000000' }).expect(422).expect(faulty('/code', 'wrong-code'));
    const { body: confirmed } = await own(person, 'authenticator/confirm')
      .send({ code: codeOf(begun.secret) })
      .expect(200);
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    const { body: now } = await test.as(person).get('me/second-factor').expect(200);
    expect(now).toEqual({ enabled: true, required: false, authenticatorSince: expect.any(String), passkeys: [], recoveryCodesLeft: 10 });
    await test.as().get('me').set('Authorization', `Bearer ${elsewhere.body.accessToken}`).expect(401);
    await test.as(person).get('me').expect(200);
    const { body: outbox } = await test.as(agency.admin).get('outbox').expect(200);
    expect(outbox.data[0]).toMatchObject({ recipient: person.email, subject: 'Il secondo fattore del tuo accesso è cambiato' });
    const { body: changes } = await test.as(agency.admin).get(`users/${person.id}/changes`).expect(200);
    expect(changes.data[0]).toMatchObject({ action: 'second-factor-enabled', actor: { id: person.id } });
    const { body: colleague } = await test.as(agency.admin).get(`users/${person.id}`).expect(200);
    expect(colleague.secondFactor).toBe(true);
  });

  it('is required at log-in, and no token is issued before', async () => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const first = await logIn(person.email, true).expect(200);
    expect(first.body).toEqual({
      mfaRequired: true,
      mfaToken: expect.any(String),
      expiresIn: 300,
      methods: ['totp', 'recovery-code'],
      passkeyOptions: null,
    });
    expect(first.headers).not.toHaveProperty('set-cookie');
    await test.as().get('me').set('Authorization', `Bearer ${first.body.mfaToken}`).expect(401);

    const second = await verify(first.body.mfaToken, codeOf(secret)).expect(200);
    expect(second.body).toMatchObject({ accessToken: expect.any(String), expiresIn: 600, user: { id: person.id } });
    expect(String(second.headers['set-cookie'])).toContain('Max-Age=2592000');
    await test.as().get('me').set('Authorization', `Bearer ${second.body.accessToken}`).expect(200);
  });

  it.each([
    ['of the previous step', -1, 200],
    ['of the next step', 1, 200],
    ['of two steps ago', -2, 401],
    ['of two steps ahead', 2, 401],
  ])('accepts or refuses a code %s', async (_what, steps, status) => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const token = await challenged(person);
    // Avoids the last second of a step, after which the code would be invalid.
    await until(async () => Date.now() % 30_000 < 28_000);
    await verify(token, codeOf(secret, steps)).expect(status);
  });

  it('accepts a code once: neither it nor an earlier one works again, in any log-in', async () => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const [first, second] = [await challenged(person), await challenged(person)];
    const code = codeOf(secret);
    const earlier = codeOf(secret, -1);
    const answers = await Promise.all([verify(first, code), verify(second, code)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    await verify(await challenged(person), code)
      .expect(401)
      .expect(refused('wrong-code'));
    await verify(await challenged(person), earlier)
      .expect(401)
      .expect(refused('wrong-code'));
  });

  it('is refused when the password was changed after the first step', async () => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const token = await challenged(person);
    const newPassword = 'un-ferro-da-stiro-blu';
    await test.as(person).post('me/password').send({ currentPassword: PASSWORD, newPassword }).expect(204);
    await verify(token, codeOf(secret)).expect(401).expect(refused('mfa-token-not-valid'));
    const { body: anew } = await test.as().post('auth/login').send({ email: person.email, password: newPassword }).expect(200);
    await verify(anew.mfaToken, codeOf(secret)).expect(200);
  });

  it('is blocked for a while after five wrong codes, also for the right one; the password step still works', async () => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const token = await challenged(person);
    const answers = [];
    for (let tries = 0; tries < 8; tries += 1) answers.push((await verify(token, '000000')).status);
    expect(answers.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(answers.slice(5)).toContain(429);
    await verify(token, codeOf(secret)).expect(429).expect(refused('too-many-log-ins'));
    await challenged(person);
  });

  it('is blocked for a while after five wrong codes during set-up, too', async () => {
    const person = await somebody(await test.make.agency());
    const { body: begun } = await own(person, 'authenticator').send({ password: PASSWORD }).expect(200);
    const confirm = (code: string) => own(person, 'authenticator/confirm').send({ code });
    const answers = [];
    for (let tries = 0; tries < 8; tries += 1) answers.push((await confirm('000000')).status);
    expect(answers.slice(0, 5)).toEqual([422, 422, 422, 422, 422]);
    expect(answers.slice(5)).toContain(429);
    await confirm(codeOf(begun.secret)).expect(429).expect(refused('too-many-log-ins'));
  });

  it('is replaced by another, and removed with the password; the recovery codes are removed with it', async () => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const { body: begun } = await own(person, 'authenticator').send({ password: PASSWORD }).expect(200);
    await verify(await challenged(person), codeOf(begun.secret)).expect(401);
    await verify(await challenged(person), codeOf(secret)).expect(200);
    await own(person, 'authenticator/confirm')
      .send({ code: codeOf(begun.secret) })
      .expect(200, { recoveryCodes: [] });
    await forgetStep(person);
    await verify(await challenged(person), codeOf(begun.secret)).expect(200);
    await own(person, 'authenticator/remove').send({ password: 'sbagliata-ma-lunga' }).expect(422);
    await own(person, 'authenticator/remove').send({ password: PASSWORD }).expect(204);
    await logIn(person.email)
      .expect(200)
      .expect(({ body }) => expect(body.accessToken).toEqual(expect.any(String)));
    await test
      .as(person)
      .get('me/second-factor')
      .expect(({ body }) => expect(body).toMatchObject({ enabled: false, recoveryCodesLeft: 0 }));
    await own(person, 'recovery-codes').send({ password: PASSWORD }).expect(409).expect(refused('no-second-factor'));
  });

  it('is not stored in clear, nor are recovery codes, also with an Idempotency-Key', async () => {
    const person = await somebody(await test.make.agency());
    const begun = await own(person, 'authenticator').set('Idempotency-Key', 'app').send({ password: PASSWORD }).expect(200);
    const confirmed = await own(person, 'authenticator/confirm')
      .set('Idempotency-Key', 'confirm')
      .send({ code: codeOf(begun.body.secret) })
      .expect(200);
    const renewed = await own(person, 'recovery-codes').set('Idempotency-Key', 'codes').send({ password: PASSWORD }).expect(200);
    const all = await asLogin(test.database.adminUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text IN ('public', 'pgboss')`,
      );
      const texts = await Promise.all(rows.map(({ name }) => client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)));
      return texts.flatMap((result) => result.rows.map(({ line }) => line)).join('\n');
    });
    expect(all).toContain(person.email);
    for (const secret of [begun.body.secret, ...confirmed.body.recoveryCodes, ...renewed.body.recoveryCodes])
      expect([secret, all.includes(secret) || all.includes(secret.replace('-', ''))]).toEqual([secret, false]);
  });
});

describe('a recovery code', () => {
  it('works once, in any spelling', async () => {
    const person = await somebody(await test.make.agency());
    const { recoveryCodes } = await withApp(person);
    const [code = '', another = ''] = recoveryCodes;
    await verify(await challenged(person), ` ${code.toUpperCase().replace('-', ' ')} `, 'recovery-code').expect(200);
    await verify(await challenged(person), code, 'recovery-code')
      .expect(401)
      .expect(refused('wrong-code'));
    const [first, second] = [await challenged(person), await challenged(person)];
    const answers = await Promise.all([verify(first, another, 'recovery-code'), verify(second, another, 'recovery-code')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
    await test
      .as(person)
      .get('me/second-factor')
      .expect(({ body }) => expect(body.recoveryCodesLeft).toBe(8));
  });

  it('is valid until new ones are generated, and for its owner only', async () => {
    const agency = await test.make.agency();
    const [person, colleague] = [await somebody(agency), await somebody(agency)];
    const [mine, theirs] = [await withApp(person), await withApp(colleague)];
    await verify(await challenged(person), theirs.recoveryCodes[0] ?? '', 'recovery-code').expect(401);
    const { body } = await own(person, 'recovery-codes').send({ password: PASSWORD }).expect(200);
    await verify(await challenged(person), mine.recoveryCodes[0] ?? '', 'recovery-code').expect(401);
    await verify(await challenged(person), body.recoveryCodes[0], 'recovery-code').expect(200);
  });
});

describe('the token of the first step', () => {
  it('is valid once, for five minutes, and only unchanged', async () => {
    const person = await somebody(await test.make.agency());
    const { secret, recoveryCodes } = await withApp(person);
    const token = await challenged(person);
    await verify(token, codeOf(secret)).expect(200);
    await verify(token, recoveryCodes[0] ?? '', 'recovery-code')
      .expect(401)
      .expect(refused('mfa-token-not-valid'));
    // An invalid token must not consume the code.
    await verify(await challenged(person), recoveryCodes[0] ?? '', 'recovery-code').expect(200);
    const [head = '', payload = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number; iat: number };
    expect(claims.exp - claims.iat).toBe(300);
    const forged = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 3600 })).toString('base64url');
    for (const wrong of [`${head}.${forged}.${signature}`, 'x'.repeat(40), person.sessionId])
      await verify(wrong, codeOf(secret, 1)).expect(401).expect(refused('mfa-token-not-valid'));
  });

  it('is refused once its person is not active', async () => {
    const person = await somebody(await test.make.agency());
    const { secret } = await withApp(person);
    const token = await challenged(person);
    await asOwner('UPDATE users SET active = false WHERE id = $1', [person.id]);
    await verify(token, codeOf(secret)).expect(401).expect(refused('mfa-token-not-valid'));
  });
});
