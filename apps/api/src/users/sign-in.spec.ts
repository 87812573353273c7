import { setTimeout as sleep } from 'node:timers/promises';
import type supertest from 'supertest';
import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person, TestAgency } from '../../test/make.js';
import { Passwords } from '../core/auth/passwords.js';

const PASSWORD = 'corretto-cavallo-batteria';
const LONGEST_MEMORY_MS = 1_000;

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  // Each test uses its own address, as behind a proxy: failures are counted by address too.
  test = await startApp({ TRUSTED_PROXIES: '127.0.0.1' });
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
});
afterAll(() => test.close());

let address = 0;
const newAddress = () => `203.0.113.${(address += 1)}`;
const logIn = (email: string, { password = PASSWORD, from = newAddress(), remember = undefined as boolean | undefined } = {}) =>
  test.as().post('auth/login').set('X-Forwarded-For', from).set('User-Agent', 'Prova/1.0').send({ email, password, remember });
const refresh = (token: string) => test.as().post('auth/refresh').set('Cookie', `sestante_refresh=${token}`);
const me = (accessToken: string) => test.as().get('me').set('Authorization', `Bearer ${accessToken}`);
const cookieOf = (response: supertest.Response) => /sestante_refresh=([^;]*)/.exec(String(response.headers['set-cookie']))?.[1] ?? '';
const somebody = (agency: TestAgency, who: Parameters<TestApp['make']['person']>[1] = {}): Promise<Person> =>
  test.make.person(agency, { passwordHash, ...who });
const asOwner = (sql: string, values: unknown[]) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const withoutTrace = (response: supertest.Response) => ({
  status: response.status,
  body: { ...response.body, traceId: '' },
  type: response.headers['content-type'],
});
const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

describe('logging in', () => {
  it('returns an access token, the person, and a refresh token in an HttpOnly cookie', async () => {
    const agency = await test.make.agency('Agenzia Prova');
    const person = await somebody(agency, { firstName: 'Ada', lastName: 'Neri' });
    const response = await logIn(person.email.toUpperCase()).expect(200);
    expect(response.body).toEqual({
      accessToken: expect.any(String),
      expiresIn: 600,
      user: expect.objectContaining({
        id: person.id,
        displayName: 'Ada Neri',
        role: 'collaborator',
        visibility: 'own',
        agency: { id: agency.id, name: 'Agenzia Prova' },
      }),
    });
    expect(String(response.headers['set-cookie'])).toMatch(/^sestante_refresh=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(response.headers['cache-control']).toBe('no-store');
    await me(response.body.accessToken).expect(200, response.body.user);
  });

  it('keeps the cookie for 30 days when asked to, and only then', async () => {
    const person = await somebody(await test.make.agency());
    expect(String((await logIn(person.email, { remember: true }).expect(200)).headers['set-cookie'])).toContain('Max-Age=2592000');
    expect(String((await logIn(person.email, { remember: false }).expect(200)).headers['set-cookie'])).not.toContain('Max-Age');
  });

  it('gives the same answer for every failure', async () => {
    const agency = await test.make.agency();
    const [person, left] = [await somebody(agency), await somebody(agency)];
    const invited = await test.make.person(agency);
    await asOwner('UPDATE users SET active = false WHERE id = $1', [left.id]);
    const wrong = await logIn(person.email, { password: 'sbagliata-ma-lunga' }).expect(401);
    expect(wrong.body.code).toBe('wrong-credentials');
    expect(wrong.headers).not.toHaveProperty('set-cookie');
    for (const other of [
      logIn('nessuno@test.example'),
      logIn(left.email),
      logIn(invited.email),
      logIn(person.email, { password: PASSWORD.toUpperCase() }),
      logIn(person.email, { password: `${PASSWORD} ` }),
    ]) {
      expect(withoutTrace(await other)).toEqual(withoutTrace(wrong));
    }
  });

  it('takes as long for an unknown account as for a known one', async () => {
    const person = await somebody(await test.make.agency());
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let round = 0; round < 20; round += 1) {
      for (const [kind, email] of [
        ['known', person.email],
        ['unknown', `nessuno${round}@test.example`],
      ] as const) {
        const start = performance.now();
        await logIn(email, { password: 'sbagliata-ma-lunga' }).expect(401);
        times[kind].push(performance.now() - start);
      }
    }
    const [known, unknown] = [median(times.known), median(times.unknown)];
    // Hashing alone takes some 30 ms, so leaving it out would show; the tolerance covers a busy machine.
    expect(Math.abs(known - unknown)).toBeLessThan(Math.max(10, 0.4 * known));
  });

  it.each([
    ['nothing', {}, ['/email', '/password']],
    ['no address', { email: 'no', password: 'x' }, ['/email']],
    ['an empty password', { email: 'a@b.example', password: '' }, ['/password']],
    ['a very long password', { email: 'a@b.example', password: 'x'.repeat(201) }, ['/password']],
    ['an unknown field', { email: 'a@b.example', password: 'x', admin: true }, ['/admin']],
    ['an object instead of a text', { email: { $ne: '' }, password: 'x' }, ['/email']],
  ])('refuses %s', async (_what, body, pointers) => {
    const response = await test.as().post('auth/login').send(body).expect(422);
    expect(response.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
  });
});

describe('refreshing', () => {
  const signedIn = async (agency: TestAgency, remember = true) => {
    const person = await somebody(agency);
    const response = await logIn(person.email, { remember }).expect(200);
    return { person, accessToken: String(response.body.accessToken), token: cookieOf(response) };
  };

  it('exchanges the cookie for a new token and a new cookie', async () => {
    const { person, token } = await signedIn(await test.make.agency());
    const response = await refresh(token).expect(200);
    expect(response.body).toMatchObject({ expiresIn: 600, user: { id: person.id } });
    expect(cookieOf(response)).not.toBe(token);
    await me(response.body.accessToken).expect(200);
    await refresh(cookieOf(response)).expect(200);
  });

  it('gives tabs that ask at once the same successor', async () => {
    const { person, token } = await signedIn(await test.make.agency());
    const answers = await Promise.all(Array.from({ length: 20 }, () => refresh(token)));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(new Set(answers.map(cookieOf)).size).toBe(1);
    const { rows } = await asOwner(
      'SELECT t.used_at IS NOT NULL AS used FROM refresh_tokens t JOIN sessions s ON s.agency_id = t.agency_id AND s.id = t.session_id WHERE s.user_id = $1 ORDER BY 1',
      [person.id],
    );
    expect(rows).toEqual([{ used: false }, { used: true }]);
  });

  it('ends the session when an old refresh token is reused, because it may be stolen', async () => {
    const { person, token } = await signedIn(await test.make.agency());
    const other = await logIn(person.email).expect(200);
    const next = await refresh(token).expect(200);
    await asOwner(
      `UPDATE refresh_tokens SET used_at = used_at - interval '11 seconds' WHERE used_at IS NOT NULL AND session_id IN (SELECT id FROM sessions WHERE user_id = $1)`,
      [person.id],
    );
    const reused = await refresh(token).expect(401);
    expect(reused.body.code).toBe('session-ended');
    await refresh(cookieOf(next)).expect(401);
    await me(next.body.accessToken).expect(401);
    await me(other.body.accessToken).expect(200);
  });

  it.each([
    ['none', ''],
    ['an invented one', 'a'.repeat(43)],
    ['a very long one', 'a'.repeat(5000)],
  ])('refuses %s', async (_what, token) => {
    await refresh(token)
      .expect(401)
      .expect(({ body }) => expect(body.code).toBe('session-ended'));
  });

  it('fails after the end of the session, of the account or of its lifetime', async () => {
    const agency = await test.make.agency();
    const [late, left] = [await signedIn(agency), await signedIn(agency)];
    await asOwner('UPDATE sessions SET expires_at = now() WHERE user_id = $1', [late.person.id]);
    await refresh(late.token).expect(401);
    await asOwner('UPDATE users SET active = false WHERE id = $1', [left.person.id]);
    await refresh(left.token).expect(401);
  });

  it('does not move the end of a session, however much it is used', async () => {
    const agency = await test.make.agency();
    for (const remember of [true, false]) {
      const { person, token } = await signedIn(agency, remember);
      const ends = async () =>
        (
          await asOwner(
            `SELECT expires_at, extract(epoch FROM expires_at - created_at)::integer / 3600 AS hours FROM sessions WHERE user_id = $1 AND user_agent <> 'test'`,
            [person.id],
          )
        ).rows;
      const before = await ends();
      expect(before).toEqual([{ expires_at: expect.any(Date), hours: remember ? 720 : 12 }]);
      await refresh(token).expect(200);
      expect(await ends()).toEqual(before);
    }
  });

  it('tells the browser the cookie’s remaining lifetime', async () => {
    const { person, token } = await signedIn(await test.make.agency());
    await asOwner(
      `UPDATE sessions SET created_at = created_at - interval '29 days', expires_at = expires_at - interval '29 days' WHERE user_id = $1`,
      [person.id],
    );
    const seconds = Number(/Max-Age=(\d+)/.exec(String((await refresh(token).expect(200)).headers['set-cookie']))?.[1]);
    expect(seconds).toBeLessThanOrEqual(86_400);
    expect(seconds).toBeGreaterThan(86_000);
  });

  it('fails after the session’s maximum lifetime, also for sessions created before it existed', async () => {
    const { person, token } = await signedIn(await test.make.agency());
    await asOwner(`UPDATE sessions SET created_at = created_at - interval '31 days' WHERE user_id = $1`, [person.id]);
    await refresh(token)
      .expect(401)
      .expect(({ body }) => expect(body.code).toBe('session-ended'));
    const { rows } = await asOwner(`SELECT ended_at IS NOT NULL AS ended FROM sessions WHERE user_id = $1 AND remembered`, [person.id]);
    expect(rows).toEqual([{ ended: true }]);
  });

  it.each(['https://evil.example', 'null', 'http://localhost.evil.example'])('refuses a request from %s', async (origin) => {
    const { token } = await signedIn(await test.make.agency());
    await refresh(token)
      .set('Origin', origin)
      .expect(403)
      .expect(({ body }) => expect(body.code).toBe('foreign-origin'));
    await test.as().post('auth/logout').set('Cookie', `sestante_refresh=${token}`).set('Origin', origin).expect(403);
    await refresh(token)
      .set('Origin', await test.app.getUrl())
      .expect(200);
  });
});

describe('logging out', () => {
  it('ends the session at once and clears the cookie', async () => {
    const person = await somebody(await test.make.agency());
    const { body, headers } = await logIn(person.email)
      .expect(200)
      .then((response) => ({ body: response.body, headers: { token: cookieOf(response) } }));
    await me(body.accessToken).expect(200);
    const out = await test.as().post('auth/logout').set('Cookie', `sestante_refresh=${headers.token}`).expect(204);
    expect(String(out.headers['set-cookie'])).toMatch(
      /^sestante_refresh=; Max-Age=0; Path=\/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Strict$/,
    );
    await me(body.accessToken).expect(401);
    await refresh(headers.token).expect(401);
    await test.as().post('auth/logout').set('Cookie', `sestante_refresh=${headers.token}`).expect(204);
    await test.as().post('auth/logout').expect(204);
  });
});

describe('the permissions of a user', () => {
  it('change within a second of a change of role or visibility', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency, { role: 'collaborator' });
    const client = await test.make.client(agency.admin);
    await test.as(person).get(`clients/${client.id}`).expect(404);
    await asOwner(`UPDATE users SET visibility = 'agency', role = 'front_office' WHERE id = $1`, [person.id]);
    await sleep(LONGEST_MEMORY_MS);
    await test.as(person).get(`clients/${client.id}`).expect(200);
    await test.as(person).delete(`clients/${client.id}`).set('If-Match', '*').expect(403);
    await asOwner(`UPDATE users SET visibility = 'own', role = 'collaborator' WHERE id = $1`, [person.id]);
    await sleep(LONGEST_MEMORY_MS);
    await test.as(person).get(`clients/${client.id}`).expect(404);
  });

  it('end within a second of the account’s deactivation', async () => {
    const person = await test.make.person(await test.make.agency());
    await test.as(person).get('me').expect(200);
    await asOwner('UPDATE users SET active = false WHERE id = $1', [person.id]);
    await sleep(LONGEST_MEMORY_MS);
    await test.as(person).get('me').expect(401);
  });
});

describe('the database', () => {
  it('holds no password and no token', async () => {
    const person = await somebody(await test.make.agency());
    const first = await logIn(person.email).expect(200);
    const second = await refresh(cookieOf(first)).expect(200);
    const all = await asLogin(test.database.adminUrl, async (client) => {
      const { rows } = await client.query<{ name: string }>(
        `SELECT oid::regclass::text AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text IN ('public', 'pgboss')`,
      );
      const texts = await Promise.all(rows.map(({ name }) => client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`)));
      return texts.flatMap((result) => result.rows.map(({ line }) => line)).join('\n');
    });
    expect(all).toContain(person.email);
    for (const secret of [PASSWORD, cookieOf(first), cookieOf(second), first.body.accessToken, second.body.accessToken])
      expect(all.includes(secret)).toBe(false);
    // Texts typed into the log-in form must not be readable.
    expect(all.includes('nessuno')).toBe(false);
  });
});
