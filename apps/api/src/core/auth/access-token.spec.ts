import { createHmac, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { startApp, type TestApp } from '../../../test/app.js';
import type { Person } from '../../../test/make.js';
import { Keys } from '../keys.js';

let test: TestApp;
let person: Person;
let colleague: Person;
beforeAll(async () => {
  test = await startApp();
  const agency = await test.make.agency();
  [person, colleague] = [await test.make.person(agency), await test.make.person(agency)];
});
afterAll(() => test.close());

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
const keys = () => test.app.get(Keys);
const right = () => ({ typ: 'access', sid: person.sessionId });
const options = (): jwt.SignOptions => ({
  algorithm: 'ES256',
  issuer: 'sestante',
  audience: 'sestante-api',
  subject: person.id,
  expiresIn: 600,
});
const signed = (payload: object = right(), more: jwt.SignOptions = {}, key: KeyObject = keys().signing) =>
  jwt.sign(payload, key, { ...options(), ...more });
const without = (option: 'issuer' | 'audience' | 'subject') => {
  const { [option]: _left, ...rest } = options();
  return jwt.sign(right(), keys().signing, rest);
};
const part = (token: string, index: number) => token.split('.')[index] ?? '';
const withHmac = (secret: string | Buffer) => {
  const text = `${encoded({ alg: 'HS256', typ: 'JWT' })}.${part(signed(), 1)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};
const publicPem = () => keys().verifying.export({ type: 'spki', format: 'pem' }).toString();
const anotherKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

const send = (authorization: string | undefined) => {
  const request = test.as().get('me');
  return authorization === undefined ? request : request.set('Authorization', authorization);
};

it('accepts a token signed with our key', async () => {
  await send(`Bearer ${signed()}`)
    .expect(200)
    .expect(({ body }) => expect(body.id).toBe(person.id));
});

const FORGED: [string, () => string][] = [
  ['no algorithm', () => `${encoded({ alg: 'none', typ: 'JWT' })}.${part(signed(), 1)}.`],
  ['no algorithm, written otherwise', () => `${encoded({ alg: 'nOnE', typ: 'JWT' })}.${part(signed(), 1)}.`],
  ['our header without a signature', () => `${part(signed(), 0)}.${part(signed(), 1)}.`],
  ['our public key as a shared secret', () => withHmac(publicPem())],
  ['our public key’s bytes as a shared secret', () => withHmac(keys().verifying.export({ type: 'spki', format: 'der' }))],
  ['an empty shared secret', () => withHmac('')],
  ['another key', () => signed(right(), {}, anotherKey())],
  [
    'another key that the header brings along',
    () => {
      const key = anotherKey();
      return signed(
        right(),
        { header: { alg: 'ES256', jwk: createPublicKey(key).export({ format: 'jwk' }) } as unknown as jwt.JwtHeader },
        key,
      );
    },
  ],
  [
    'a key to be fetched',
    () => signed(right(), { header: { alg: 'ES256', jku: 'https://evil.example/keys', x5u: 'https://evil.example/x5u' } }, anotherKey()),
  ],
  ['a key id that points at a file', () => signed(right(), { keyid: '../../../../dev/null' }, anotherKey())],
  ['a key id that is a query', () => signed(right(), { keyid: "x' UNION SELECT 'secret" }, anotherKey())],
  ['a signature of zeros', () => `${part(signed(), 0)}.${part(signed(), 1)}.${Buffer.alloc(64).toString('base64url')}`],
  ['the signature of another token', () => `${part(signed(), 0)}.${part(signed(), 1)}.${part(signed(right(), { expiresIn: 601 }), 2)}`],
  [
    'another person as subject',
    () => `${part(signed(), 0)}.${encoded({ ...(jwt.decode(signed()) as object), sub: colleague.id })}.${part(signed(), 2)}`,
  ],
  ['an expired token', () => signed(right(), { expiresIn: -1 })],
  ['a token that is not valid yet', () => signed(right(), { notBefore: 60 })],
  ['another issuer', () => signed(right(), { issuer: 'somebody' })],
  ['no issuer', () => without('issuer')],
  ['another audience', () => signed(right(), { audience: 'sestante-web' })],
  ['no audience', () => without('audience')],
  ['no type', () => signed({ sid: person.sessionId })],
  ['another type', () => signed({ ...right(), typ: 'refresh' })],
  ['no session', () => signed({ typ: 'access' })],
  ['a session id that is malformed', () => signed({ typ: 'access', sid: 'x' })],
  ['a session that does not exist', () => signed({ typ: 'access', sid: '01890000-0000-7000-8000-000000000000' })],
  ['the session of somebody else', () => signed({ typ: 'access', sid: colleague.sessionId })],
  ['no subject', () => without('subject')],
  ['a subject that is not an id', () => signed(right(), { subject: "' OR true --" })],
  ['an object as subject', () => `${part(signed(), 0)}.${encoded({ ...(jwt.decode(signed()) as object), sub: {} })}.${part(signed(), 2)}`],
  ['unreadable text', () => 'a.b.c'],
  ['nothing', () => ''],
  ['very long unreadable text', () => 'a'.repeat(6000)],
];

it.each(FORGED)('refuses %s with the same answer as any invalid token', async (_what, forge) => {
  const nobody = await send(undefined).expect(401);
  const refused = await send(`Bearer ${forge()}`).expect(401);
  expect({ ...refused.body, traceId: '' }).toEqual({ ...nobody.body, traceId: '' });
  expect(refused.headers['www-authenticate']).toBe('Bearer');
});

it.each([
  ['another scheme', () => `Basic ${signed()}`],
  ['no scheme', () => signed()],
  ['a scheme alone', () => 'Bearer'],
])('refuses %s', async (_what, authorization) => {
  await send(authorization()).expect(401);
});

it('accepts a token in the Authorization header only', async () => {
  await test.as().get(`me?access_token=${signed()}`).expect(401);
  await test.as().get('me').set('Cookie', `access_token=${signed()}; sestante_refresh=${signed()}`).expect(401);
});
