import { startApp, type TestApp } from '../../test/app.js';
import { asLogin } from '../../test/database.js';
import type { Person } from '../../test/make.js';
import { until } from '../../test/until.js';
import { Passwords } from '../core/auth/passwords.js';
import { AccountService } from './account.service.js';

const PASSWORD = 'corretto-cavallo-batteria';
const NEW_PASSWORD = 'graffetta-esatta-cavallo';

let test: TestApp;
let passwordHash: string;
beforeAll(async () => {
  // In the demo the texts of such mails can be read.
  test = await startApp({ SESTANTE_DEMO: 'on', SESTANTE_BUILTIN_DATABASE: '1' });
  passwordHash = await test.app.get(Passwords).hash(PASSWORD);
});
afterAll(() => test.close());

const asOwner = (sql: string, values: unknown[]) => asLogin(test.database.ownerUrl, (client) => client.query(sql, values));
const auth = (path: string, body: object) => test.as().post(`auth/${path}`).send(body);
const logIn = (email: string, password: string) => auth('login', { email, password });
const accept = (token: string, more: object = {}) =>
  auth('invitations/accept', { token, password: PASSWORD, firstName: 'Sofia', lastName: 'Longo', ...more });
const confirm = (token: string, password = NEW_PASSWORD) => auth('password-reset/confirm', { token, password });
const refused = (pointer: string, code: string) => (response: { body: { errors: object[] } }) =>
  expect(response.body.errors).toEqual([expect.objectContaining({ pointer, code })]);

/** Returns the newest mail to the address, as the admin reads it in the outbox, and the secret in its link. */
async function mailTo(admin: Person, email: string): Promise<{ subject: string; text: string; html: string; token: string }> {
  const { body: list } = await test.as(admin).get('outbox').expect(200);
  const found = list.data.find(({ recipient }: { recipient: string }) => recipient === email);
  const { body } = await test.as(admin).get(`outbox/${found?.id}`).expect(200);
  return { ...body, token: /\/(?:invito|reimposta-password)\/([\w-]+)/.exec(body.text)?.[1] ?? '' };
}

let count = 0;
async function invited() {
  const agency = await test.make.agency('Agenzia <Prova> & Figli');
  const email = `invitata${(count += 1)}@test.example`;
  const { body } = await test
    .as(agency.admin)
    .post('users')
    .send({ email, firstName: 'Sofi', lastName: 'Longo', role: 'collaborator' })
    .expect(201);
  return { ...(await mailTo(agency.admin, email)), agency, email, id: body.id as string };
}

describe('an invitation', () => {
  it('is read, opened and accepted, and logs its person in', async () => {
    const { agency, email, subject, text, html, token } = await invited();
    expect(subject).toBe(`${agency.admin.displayName} ti invita in Agenzia <Prova> & Figli`);
    expect(text).toContain('Ciao Sofi,');
    expect(html).toContain('Agenzia &lt;Prova&gt; &amp; Figli');
    expect(html).toContain(`/invito/${token}"`);
    await logIn(email, PASSWORD).expect(401);
    await auth('invitations/open', { token })
      .expect(200)
      .expect(({ body }) => expect(body).toEqual({ email, firstName: 'Sofi', lastName: 'Longo', agencyName: 'Agenzia <Prova> & Figli' }));
    await accept(token).expect(204);
    const { body } = await logIn(email, PASSWORD).expect(200);
    expect(body.user).toMatchObject({ displayName: 'Sofia Longo', role: 'collaborator', visibility: 'own', agency: { id: agency.id } });
    await test.as().get('clients').set('Authorization', `Bearer ${body.accessToken}`).expect(200);
  });

  it('is valid once, also for two tabs at once', async () => {
    const { token, email } = await invited();
    const statuses = (await Promise.all([accept(token), accept(token), accept(token)])).map(({ status }) => status);
    expect(statuses.toSorted((a, b) => a - b)).toEqual([204, 422, 422]);
    await accept(token, { password: NEW_PASSWORD }).expect(422).expect(refused('/token', 'token-not-valid'));
    await auth('invitations/open', { token }).expect(422).expect(refused('/token', 'token-not-valid'));
    await logIn(email, NEW_PASSWORD).expect(401);
  });

  it('expires after a week, when replaced by a newer one, and with the account', async () => {
    const [late, renewed, left] = [await invited(), await invited(), await invited()];
    await asOwner(`UPDATE account_tokens SET expires_at = expires_at - interval '7 days' WHERE user_id = $1`, [late.id]);
    await test.as(renewed.agency.admin).post(`users/${renewed.id}/invite`).expect(200);
    await test.as(left.agency.admin).patch(`users/${left.id}`).set('If-Match', '*').send({ active: false }).expect(200);
    await test.as(left.agency.admin).patch(`users/${left.id}`).set('If-Match', '*').send({ active: true }).expect(200);
    for (const { token } of [late, renewed, left]) await accept(token).expect(422).expect(refused('/token', 'token-not-valid'));
    await accept((await mailTo(renewed.agency.admin, renewed.email)).token).expect(204);
  });

  it.each([
    ['forged', 'a'.repeat(43), 'token-not-valid'],
    ['for another purpose', undefined, 'token-not-valid'],
    ['empty', '', 'is-length'],
  ])('is refused when the token is %s', async (_what, given, code) => {
    const { token } = await invited();
    if (given === undefined) await confirm(token).expect(422).expect(refused('/token', code));
    else await accept(given).expect(422).expect(refused('/token', code));
  });

  it('refuses a common password, and stays valid', async () => {
    const { token } = await invited();
    for (const password of ['Password2026!', 'sofi.longo2026', 'corta'])
      await accept(token, { password })
        .expect(422)
        .expect(({ body }) => expect(body.errors[0].pointer).toBe('/password'));
    await accept(token).expect(204);
  });
});

describe('a forgotten password', () => {
  it('is reset through a mail, which ends all sessions and notifies its owner', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency, { passwordHash });
    const { body: before } = await logIn(person.email, PASSWORD).expect(200);
    await auth('password-reset', { email: person.email.toUpperCase() }).expect(202, '');
    await until(async () => (await mailTo(agency.admin, person.email).catch(() => undefined)) !== undefined);
    const { token } = await mailTo(agency.admin, person.email);
    await confirm(token, 'Password2026!').expect(422).expect(refused('/password', 'common-password'));
    await confirm(token).expect(204);
    await confirm(token).expect(422);
    await test.as().get('me').set('Authorization', `Bearer ${before.accessToken}`).expect(401);
    await test.as(person).get('me').expect(401);
    await logIn(person.email, PASSWORD).expect(401);
    await logIn(person.email, NEW_PASSWORD).expect(200);
    expect((await mailTo(agency.admin, person.email)).subject).toBe('La tua password è cambiata');
  });

  it('has a link that expires after half an hour', async () => {
    const agency = await test.make.agency();
    const person = await test.make.person(agency, { passwordHash });
    await auth('password-reset', { email: person.email }).expect(202);
    await until(async () => (await mailTo(agency.admin, person.email).catch(() => undefined)) !== undefined);
    const { token } = await mailTo(agency.admin, person.email);
    await asOwner(`UPDATE account_tokens SET expires_at = expires_at - interval '30 minutes' WHERE user_id = $1`, [person.id]);
    await confirm(token).expect(422).expect(refused('/token', 'token-not-valid'));
    await logIn(person.email, PASSWORD).expect(200);
  });

  it('gets the same answer for unknown, invited or deactivated people, who get no mail, and for repeated requests', async () => {
    const agency = await test.make.agency();
    const [person, gone] = [await test.make.person(agency, { passwordHash }), await test.make.person(agency, { passwordHash })];
    const notYet = await test.make.person(agency);
    await asOwner('UPDATE users SET active = false WHERE id = $1', [gone.id]);
    const emails = ['nessuno@test.example', gone.email, notYet.email, ...Array.from({ length: 10 }, () => person.email)];
    for (const email of emails) {
      const { status, text, headers } = await auth('password-reset', { email });
      expect([status, text, headers['content-length']]).toEqual([202, '', '0']);
    }
    await until(async () => (await mailTo(agency.admin, person.email).catch(() => undefined)) !== undefined);
    const { body } = await test.as(agency.admin).get('outbox').expect(200);
    expect(body.data.map(({ recipient }: { recipient: string }) => recipient)).toEqual([person.email]);
  });
});

describe('a reset link from the command line', () => {
  it('works without mail, also for an invited user, once', async () => {
    const { email } = await invited();
    const link = await test.app.get(AccountService).resetByHand(email);
    const token = /\/reimposta-password\/([\w-]+)$/.exec(link)?.[1] ?? '';
    await confirm(token).expect(204);
    await confirm(token).expect(422);
    await logIn(email, NEW_PASSWORD).expect(200);
  });

  it('is refused for an unknown e-mail', async () => {
    await expect(test.app.get(AccountService).resetByHand('nessuno@test.example')).rejects.toThrow('The resource does not exist');
  });
});

it('no link is stored, neither in a table nor in a job', async () => {
  const { token } = await invited();
  await asLogin(test.database.adminUrl, async (client) => {
    for (const table of ['account_tokens', 'mail_messages', 'audit_entries', 'users', 'pgboss.job']) {
      const { rows } = await client.query<{ found: boolean }>(
        `SELECT coalesce(bool_or(strpos(t::text, $1) > 0), false) AS found FROM ${table} t`,
        [token],
      );
      expect([table, rows[0]?.found]).toEqual([table, false]);
    }
  });
});
