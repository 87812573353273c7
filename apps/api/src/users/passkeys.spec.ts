import type supertest from 'supertest';
import { startApp, type TestApp } from '../../test/app.js';
import type { Person } from '../../test/make.js';
import { SoftPasskey } from '../../test/soft-passkey.js';
import { Config } from '../core/config.js';
import { Passwords } from '../core/auth/passwords.js';

const PASSWORD = 'corretto-cavallo-batteria';

let test: TestApp;
let passwordHash: string;
let origin: string;
beforeAll(async () => {
  test = await startApp();
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
  origin = test.app.get(Config).publicUrl.origin;
});
afterAll(() => test.close());

const somebody = async () => test.make.person(await test.make.agency(), { passwordHash });
const auth = (path: string, body: object) => test.as().post(`auth/${path}`).send(body);
const logIn = (email: string) => auth('login', { email, password: PASSWORD });
const own = (person: Person, path: string) => test.as(person).post(`me/second-factor/passkeys${path}`);
const refused = (code: string) => (response: supertest.Response) => expect(response.body.code).toBe(code);
const faulty = (pointer: string, code: string) => (response: supertest.Response) =>
  expect(response.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));

async function withPasskey(person: Person, passkey = new SoftPasskey(origin)) {
  const { body } = await own(person, '/options').send({ password: PASSWORD }).expect(200);
  const added = await own(person, '')
    .send({ passkeyToken: body.passkeyToken, name: 'Portatile', credential: passkey.create(body.options) })
    .expect(200);
  return { passkey, begun: body, recoveryCodes: added.body.recoveryCodes as string[] };
}
const challenged = async (person: Person) => (await logIn(person.email).expect(200)).body;
const verify = ({ mfaToken }: { mfaToken: string }, credential: object) =>
  auth('login/verify', { mfaToken, method: 'passkey', credential });
const alone = async (passkey: SoftPasskey) => {
  const { body } = await auth('passkey/options', {}).expect(200);
  return { passkeyToken: body.passkeyToken, credential: passkey.get(body.options) };
};

describe('a passkey', () => {
  it('is added with the password, listed, and requested at log-in', async () => {
    const person = await somebody();
    await own(person, '/options').send({ password: 'sbagliata-ma-lunga' }).expect(422).expect(faulty('/password', 'wrong-password'));
    const { passkey, begun, recoveryCodes } = await withPasskey(person);
    expect(begun.options).toMatchObject({ rp: { id: new URL(origin).hostname, name: 'Sestante' }, user: { name: person.email } });
    expect(recoveryCodes).toHaveLength(10);
    const { body: factor } = await test.as(person).get('me/second-factor').expect(200);
    expect(factor).toMatchObject({ enabled: true, authenticatorSince: null, passkeys: [{ name: 'Portatile', lastUsedAt: null }] });

    const first = await challenged(person);
    expect(first).toMatchObject({ mfaRequired: true, methods: ['passkey', 'recovery-code'] });
    expect(first.passkeyOptions.allowCredentials).toEqual([expect.objectContaining({ id: passkey.id })]);
    const { body } = await verify(first, passkey.get(first.passkeyOptions)).expect(200);
    expect(body.user.id).toBe(person.id);
    const { body: now } = await test.as(person).get('me/second-factor').expect(200);
    expect(now.passkeys[0].lastUsedAt).toEqual(expect.any(String));
  });

  it('is added once per challenge, by the person who started it, and for this site', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const { passkey, begun } = await withPasskey(person);
    const again = { passkeyToken: begun.passkeyToken, name: 'Altro', credential: new SoftPasskey(origin).create(begun.options) };
    await own(person, '').send(again).expect(422).expect(faulty('/passkeyToken', 'token-not-valid'));
    await own(other, '').send(again).expect(422).expect(faulty('/passkeyToken', 'token-not-valid'));
    const { body: fresh } = await own(person, '/options').send({ password: PASSWORD }).expect(200);
    expect(fresh.options.excludeCredentials).toEqual([expect.objectContaining({ id: passkey.id })]);
    for (const credential of [
      new SoftPasskey('https://evil.example').create(fresh.options),
      new SoftPasskey(origin).create(begun.options),
      {},
      { id: 'x', response: null },
    ])
      await own(person, '')
        .send({ passkeyToken: fresh.passkeyToken, name: 'Falsa', credential })
        .expect(422)
        .expect(faulty('/credential', 'passkey-not-valid'));
  });

  it('is valid for one log-in only', async () => {
    const [person, other] = [await somebody(), await somebody()];
    const [{ passkey }, theirs] = [await withPasskey(person), await withPasskey(other)];
    const [first, second] = [await challenged(person), await challenged(person)];
    const answer = passkey.get(first.passkeyOptions);
    await verify(second, answer).expect(401).expect(refused('wrong-code'));
    await verify(first, theirs.passkey.get(first.passkeyOptions)).expect(401).expect(refused('wrong-code'));
    await verify(first, { ...answer, response: { ...(answer['response'] as object), signature: 'AAAA' } }).expect(401);
    await verify(first, answer).expect(200);
    await verify(first, answer).expect(401);
    await verify(first, passkey.get(first.passkeyOptions)).expect(401).expect(refused('mfa-token-not-valid'));
  });

  it('is enough without a password when it has verified fingerprint, face or PIN', async () => {
    const person = await somebody();
    const { passkey } = await withPasskey(person);
    const sent = await alone(passkey);
    const { body, headers } = await auth('passkey', { ...sent, remember: true }).expect(200);
    expect(body.user.id).toBe(person.id);
    expect(String(headers['set-cookie'])).toContain('Max-Age=2592000');
    await auth('passkey', sent).expect(401).expect(refused('passkey-not-valid'));

    const silent = new SoftPasskey(origin, false);
    const owner = await somebody();
    await withPasskey(owner, silent);
    await auth('passkey', await alone(silent))
      .expect(401)
      .expect(refused('passkey-not-valid'));
    const first = await challenged(owner);
    await verify(first, silent.get(first.passkeyOptions)).expect(200);
  });

  it('that is unknown is refused like one that was removed', async () => {
    const person = await somebody();
    const { passkey } = await withPasskey(person);
    const unknown = await auth('passkey', await alone(new SoftPasskey(origin))).expect(401);
    for (const credential of [{}, { id: passkey.id }, { id: passkey.id, response: { userHandle: 'AAAA' } }])
      await auth('passkey', { ...(await alone(passkey)), credential })
        .expect(401)
        .expect(refused('passkey-not-valid'));
    const { body: factor } = await test.as(person).get('me/second-factor').expect(200);
    const id = String(factor.passkeys[0].id);
    await own(await somebody(), `/${id}/remove`)
      .send({ password: PASSWORD })
      .expect(404);
    await own(person, `/${id}/remove`).send({ password: 'sbagliata-ma-lunga' }).expect(422);
    await own(person, `/${id}/remove`).send({ password: PASSWORD }).expect(204);
    const removed = await auth('passkey', await alone(passkey)).expect(401);
    expect({ ...removed.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
    await logIn(person.email)
      .expect(200)
      .expect(({ body }) => expect(body.accessToken).toEqual(expect.any(String)));
  });
});
