// A day of work with known IBANs and secrets, which are then looked for in all that the installation keeps: every table,
// the files of the database, a backup, and the logs.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { withClient } from './database.mjs';
import { root } from './installation.mjs';
import { freePort, provision, startPostgres } from './postgres.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sestante-secrets-'));
chmodSync(folder, 0o755); // PostgreSQL's user passes it
const dataDir = join(folder, 'data');
/** Secrets that must be found nowhere, by name. */
const secrets = new Map();
/** Control text that must be found: otherwise the search looks in the wrong place. */
const MARK = 'Contrassegno-7f3a';
const PASSWORD = 'sestante-demo-2026';
let address;
let running;

before(async () => {
  address = `http://127.0.0.1:${await freePort()}`;
});

after(async () => {
  if (running?.exitCode === null) {
    running.kill('SIGTERM');
    await once(running, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

function command(script, args = []) {
  const env = {
    ...process.env,
    PORT: new URL(address).port,
    DATA_DIR: dataDir,
    SESTANTE_RATE_LIMITS: 'off',
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
  };
  const child = spawn(process.execPath, ['--import', join(root, 'scripts/orphan.mjs'), join(root, 'scripts', script), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (child.said += text));
  return child;
}

let requests = 0;
/** Every POST carries a key, so that its answer would be kept. */
async function call(method, path, { body, token, cookie, status = [200, 201, 202, 204] } = {}) {
  const response = await fetch(`${address}/api/v1/${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(cookie ? { cookie } : {}),
      ...(method === 'POST' ? { 'idempotency-key': `key-${(requests += 1)}` } : { 'if-match': '*' }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await response.text();
  assert.ok([status].flat().includes(response.status), `${method} ${path}: ${response.status} ${text.slice(0, 300)}`);
  const [set] = response.headers.getSetCookie();
  return { body: text.startsWith('{') ? JSON.parse(text) : text, cookie: set?.split(';')[0] };
}

const keep = (name, text) => {
  assert.ok(typeof text === 'string' && text.length >= 8, `${name} is no secret to look for: ${text}`);
  secrets.set(`${name} ${secrets.size}`, text);
  return text;
};

const CIN_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** An Italian IBAN, with its CIN and check digits. */
function iban(account) {
  const numbers = `0542811101${account}`;
  const sum = [...numbers].reduce((total, digit, index) => total + (index % 2 === 0 ? CIN_ODD[digit] : Number(digit)), 0);
  const bban = `${String.fromCharCode(65 + (sum % 26))}${numbers}`;
  const digits = [...`${bban}IT00`].map((sign) => parseInt(sign, 36)).join('');
  return `IT${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${bban}`;
}

/** RFC 6238, six digits, thirty seconds. */
function codeOf(secret) {
  const bits = [...secret.replace(/=+$/, '')]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

async function logIn(email, password) {
  const { body, cookie } = await call('POST', 'auth/login', { body: { email, password } });
  keep('access token', body.accessToken);
  keep('refresh token', cookie.split('=')[1]);
  return { token: body.accessToken, cookie };
}

/** The secret in the link of the newest mail to somebody, which the outbox of a demo shows. */
async function linkTo(page, recipient, token) {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await call('GET', 'outbox', { token });
    for (const found of body.data.filter((mail) => mail.recipient === recipient)) {
      const { body: mail } = await call('GET', `outbox/${found.id}`, { token });
      const [, secret] = new RegExp(`/${page}/([\\w-]+)`).exec(mail.text ?? '') ?? [];
      if (secret) return keep('link', secret);
    }
    await sleep(100);
  }
  throw new Error(`No mail to ${recipient}.`);
}

test('a day of work', { timeout: 300_000 }, async () => {
  running = command('start.mjs');
  while (!running.said.includes('Stop: Ctrl-C')) {
    assert.equal(running.exitCode, null, running.said);
    await sleep(50);
  }
  const { token, cookie } = await logIn('giulia.ferraris@bellini.example', PASSWORD);
  const { body: client } = await call('POST', 'clients', { token, body: { type: 'retail', firstName: 'Anna', lastName: MARK } });
  const accounts = `clients/${client.id}/bank-accounts`;
  const ibans = ['000000123456', '000000654321', '000000777777'].map((account) => keep('IBAN', iban(account)));
  const { body: account } = await call('POST', accounts, { token, body: { iban: ibans[0], holder: 'Anna' } });
  assert.equal((await call('POST', `${accounts}/${account.id}/reveal`, { token, body: {} })).body.iban, ibans[0]);
  await call('PATCH', `${accounts}/${account.id}`, { token, body: { iban: ibans[1] } });
  await call('POST', accounts, { token, body: { iban: ibans[2], isDefault: false } });
  await call('POST', accounts, { token, body: { iban: `${keep('wrong IBAN', 'IT99X0542811101000000123459')}` }, status: 422 });
  await call('POST', 'clients/check', {
    token,
    body: { type: 'retail', firstName: 'Anna', lastName: 'Nuova', iban: ibans[0] },
    status: [200, 422],
  });
  await call('DELETE', `${accounts}/${account.id}`, { token, status: [204, 409] });

  const email = 'nuova.collega@bellini.example';
  const { body: invited } = await call('POST', 'users', { token, body: { email, firstName: 'Nuova', lastName: 'Collega', role: 'agent' } });
  const first = keep('password', 'Tramontana-obliqua-41');
  await call('POST', 'auth/invitations/accept', {
    body: { token: await linkTo('invito', email, token), password: first, firstName: 'Nuova', lastName: 'Collega' },
  });
  const colleague = await logIn(email, first);
  const second = keep('password', 'Maestrale-verticale-58');
  await call('POST', 'me/password', { token: colleague.token, body: { currentPassword: first, newPassword: second } });
  await call('POST', 'auth/login', { body: { email, password: keep('wrong password', 'Libeccio-sbagliato-07') }, status: 401 });
  await call('POST', 'auth/password-reset', { body: { email } });
  const third = keep('password', 'Grecale-diagonale-93');
  await call('POST', 'auth/password-reset/confirm', { body: { token: await linkTo('reimposta-password', email, token), password: third } });
  const again = await logIn(email, third);
  const { body: begun } = await call('POST', 'me/second-factor/authenticator', { token: again.token, body: { password: third } });
  keep('authenticator', begun.secret);
  const { body: codes } = await call('POST', 'me/second-factor/authenticator/confirm', {
    token: again.token,
    body: { code: codeOf(begun.secret) },
  });
  for (const code of codes.recoveryCodes) keep('recovery code', code);

  await questionnaire(token);
  const { body: feed } = await call('POST', 'me/calendar-feed', { token, body: {} });
  keep('calendar address', /calendar\/([\w-]+)\.ics/.exec(feed.url)?.[1]);
  assert.equal((await fetch(`${address}${new URL(feed.url).pathname}`)).status, 200);
  keep('view-as token', (await call('POST', `users/${invited.id}/view-as`, { token, body: {} })).body.accessToken);
  const { body: job } = await call('POST', 'clients/bulk', {
    token,
    body: { ids: [client.id], operation: 'assign', assigneeId: invited.id },
  });
  let undo = null;
  for (let tries = 0; undo === null && tries < 200; tries += 1, await sleep(100))
    undo = (await call('GET', `jobs/${job.id}`, { token })).body.undoToken;
  keep('undo token', undo?.split('.')[1]);
  await call('POST', `undo/${undo}`, { token });
  const fresh = await call('POST', 'auth/refresh', { cookie, body: {} });
  keep('access token', fresh.body.accessToken);
  keep('refresh token', fresh.cookie.split('=')[1]);
  await call('POST', 'auth/logout', { cookie: fresh.cookie, body: {} });
});

/** A client answers about health with the link of a mail, and with one that is handed over. */
async function questionnaire(token) {
  const address = { street: 'via Prova', streetNumber: '1', postalCode: '10121', city: 'Torino', province: 'TO', country: 'IT' };
  await call('PATCH', 'settings/agency', { token, body: { address, email: 'agenzia@bellini.example', phone: '+390115550100' } });
  await call('POST', 'privacy-notices', { token, body: { notice: 'Informativa', terms: 'Condizioni' } });
  const { body: client } = await call('POST', 'clients', { token, body: { type: 'retail', firstName: 'Ida', lastName: MARK } });
  const { body: options } = await call('GET', `questionnaires/options?clientId=${client.id}`, { token });
  const send = async (more) => {
    const body = { clientId: client.id, templateId: options.templates[0].id, replace: true, ...more };
    return keep('link', (await call('POST', 'questionnaires', { token, body })).body.link.split('#')[1]);
  };
  await send({ channel: 'email', recipientEmail: 'ida@bellini.example' });
  const page = `public/questionnaires/${await send({ channel: 'link' })}`;
  const { body: shown } = await call('GET', page);
  const consents = shown.consentTexts.map(({ id }) => ({ textId: id, given: true }));
  await call('POST', `${page}/consents`, { body: { noticeId: shown.notice.id, acceptNotice: true, acceptTerms: true, consents } });
  await call('PUT', `${page}/answers`, { body: { answers: { 'health.state': 'serious', 'home.tenure': 'rented' } } });
  // As a backup writes it, and as a row is read as text.
  keep('answer about health', '"health.state": "serious"');
  keep('answer about health', '""health.state"": ""serious""');
}

/** The names of the secrets that these bytes hold. */
const foundIn = (bytes) => [...secrets].filter(([, secret]) => bytes.includes(secret)).map(([name]) => name);

test('no table holds a secret', { timeout: 60_000 }, async () => {
  const server = await startPostgres({ dataDir: join(dataDir, 'db') });
  assert.equal(server.attached, true);
  const { ownerUrl } = await provision(server, 'sestante');
  const found = [];
  let marked = 0;
  let kept = 0;
  await withClient(ownerUrl, async (client) => {
    const { rows: tables } = await client.query(
      `SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace IN ('public'::regnamespace, 'pgboss'::regnamespace)`,
    );
    assert.ok(tables.length > 40, `${tables.length} tables`);
    for (const { name } of tables) {
      const { rows } = await client.query(`SELECT t::text AS row FROM ${name} t`);
      if (name === 'idempotency_keys') kept = rows.length;
      for (const { row } of rows) {
        if (row.includes(MARK)) marked += 1;
        for (const secret of foundIn(row)) found.push(`${name}: ${secret}`);
      }
    }
  });
  assert.ok(marked > 0 && kept > 5, `${marked} rows with the mark, ${kept} kept answers`);
  assert.deepEqual(found, []);
});

test('a backup holds no secret', { timeout: 60_000 }, async () => {
  const archive = join(folder, 'archive');
  const backup = command('backup.mjs', [archive]);
  await once(backup, 'exit');
  assert.equal(backup.exitCode, 0, backup.said);
  const files = readdirSync(join(archive, 'tables'));
  assert.ok(!files.some((name) => name.includes('idempotency_keys')), files.join());
  const found = [];
  let marked = 0;
  for (const name of files) {
    const text = gunzipSync(readFileSync(join(archive, 'tables', name)));
    if (text.includes(MARK)) marked += 1;
    for (const secret of foundIn(text)) found.push(`${name}: ${secret}`);
  }
  assert.ok(marked > 0);
  assert.deepEqual(found, []);
});

test('no file on disk contains a secret, including logs and deleted rows', { timeout: 60_000 }, async () => {
  running.kill('SIGTERM');
  await once(running, 'exit');
  const found = [];
  let bytes = 0;
  let marked = 0;
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    bytes += content.length;
    if (content.includes(MARK)) marked += 1;
    for (const secret of foundIn(content)) found.push(`${path.slice(dataDir.length + 1)}: ${secret}`);
  }
  console.log(`searched ${(bytes / 1e6).toFixed(0)} MB for ${secrets.size} secrets`);
  assert.ok(marked > 0);
  assert.deepEqual(found, []);
});
