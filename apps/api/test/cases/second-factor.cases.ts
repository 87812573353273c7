import { randomUUID } from 'node:crypto';
import { generateSecret, generateSync } from 'otplib';
import { parse as uuidBytes } from 'uuid';
import { Config } from '../../src/core/config.js';
import { Keys } from '../../src/core/keys.js';
import { SecondStepTokens } from '../../src/users/second-step-tokens.js';
import { asLogin } from '../database.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { PASSWORD } from '../isolation-people.js';
import { own, type MakeTarget } from '../isolation-targets.js';
import type { Person } from '../make.js';
import { plantPasskey } from '../isolation-passkeys.js';
import { letters } from '../samples.js';
import { SoftPasskey } from '../soft-passkey.js';
import type { Case } from './case.js';

const SECRET = generateSecret();
const admin = 'settings, users, keys, webhooks, Omnia, audit';
const guessed = { passkeyToken: 'x'.repeat(43), credential: {} };
const password = () => ({ password: PASSWORD });

/** A confirmed authenticator app and another one that waits for its first code. */
async function withApps({ test }: Fixtures, { agencyId, id }: Person): Promise<void> {
  const sealed = test.app.get(Keys).seal('totp', SECRET);
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO authenticators (agency_id, user_id, secret, confirmed_at, pending_secret) VALUES ($1, $2, $3, now(), $3)
       ON CONFLICT (agency_id, user_id) DO UPDATE SET secret = $3, confirmed_at = now(), pending_secret = $3, last_step = NULL`,
      [agencyId, id, sealed],
    ),
  );
}

/** Result of the first log-in step of the signer, with a new recovery code. */
async function firstStep({ test, signer }: Fixtures) {
  const { agencyId, id } = signer.person;
  const code = randomUUID().replaceAll('-', '');
  const codeHash = test.app.get(Keys).hmac('recovery-code', `${id}\n${code}`).toString('base64url');
  await asLogin(test.database.ownerUrl, (db) =>
    db.query('INSERT INTO recovery_codes (agency_id, user_id, code_hash) VALUES ($1, $2, $3)', [agencyId, id, codeHash]),
  );
  const { rows } = await asLogin(test.database.ownerUrl, (db) =>
    db.query<{ hash: string }>('SELECT password_hash AS hash FROM users WHERE id = $1', [id]),
  );
  const password = test.app
    .get(Keys)
    .hmac('first-step-password', rows[0]?.hash ?? '')
    .toString('base64url');
  const { token } = test.app.get(SecondStepTokens).sign('second-step', { agencyId, userId: id, remember: false, password });
  return { body: { mfaToken: token, method: 'recovery-code', code } };
}

/** A new passkey of the signer and its answer to a new challenge. */
async function passkeyAnswer(fixtures: Fixtures) {
  const { person } = fixtures.signer;
  const passkey = new SoftPasskey(originOf(fixtures));
  passkey.create({ challenge: '', user: { id: Buffer.from(uuidBytes(person.id)).toString('base64url') } });
  await plantPasskey(fixtures, person, passkey, 'Portatile');
  const { token, challenge } = fixtures.test.app.get(SecondStepTokens).sign('passkey-log-in');
  return { body: { passkeyToken: token, credential: passkey.get({ challenge }) } };
}

const originOf = ({ test }: Fixtures) => test.app.get(Config).publicUrl.origin;

/** Passkey creations that callers have started, by user id. */
const creations = new Map<string, Record<string, unknown>>();

async function beginCreation(fixtures: Fixtures, { agencyId, id: userId }: Person): Promise<void> {
  const { token, challenge } = fixtures.test.app.get(SecondStepTokens).sign('passkey-creation', { agencyId, userId, remember: false });
  creations.set(userId, { passkeyToken: token, credential: new SoftPasskey(originOf(fixtures)).create({ challenge }) });
}

export const cases: Record<string, Case> = {
  verifyLogIn: { credentials: firstStep, body: () => ({ mfaToken: 'x'.repeat(43), method: 'totp', code: '123456' }) },
  getMySecondFactor: {},
  beginMyAuthenticator: { body: password, countsFailures: true },
  confirmMyAuthenticator: { before: withApps, body: () => ({ code: generateSync({ secret: SECRET }) }), countsFailures: true },
  removeMyAuthenticator: { before: withApps, body: password, countsFailures: true },
  renewMyRecoveryCodes: { before: withApps, body: password, countsFailures: true },
  beginPasskeyLogIn: { credentials: () => Promise.resolve({}) },
  logInWithPasskey: { credentials: passkeyAnswer, body: () => guessed },
  beginMyPasskey: { body: password, countsFailures: true },
  addMyPasskey: {
    before: beginCreation,
    body: (next, at) => ({ ...(creations.get(at?.caller.person.id ?? '') ?? guessed), name: letters(next(), 10) }),
  },
  removeMyPasskey: { ids: { 'path id': 'passkey' }, body: password, countsFailures: true },
  getSecuritySettings: { needs: 'view, create, edit, tag' },
  updateSecuritySettings: { needs: admin, body: () => ({ secondFactorRoles: [] }) },
  resetUserSecondFactor: { needs: admin, ids: { 'path id': 'colleague' } },
};

export const kinds: Record<string, MakeTarget> = {
  passkey: own((fixtures, _side, person) => plantPasskey(fixtures, person, new SoftPasskey('http://localhost'), 'Portatile')),
};
