import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { hashOf } from '../../src/core/keys.js';
import { asLogin } from '../database.js';
import { operationOf } from '../document.js';
import { letters } from '../samples.js';
import type { Fixtures } from '../isolation-fixtures.js';
import { PASSWORD, type Tenant } from '../isolation-people.js';
import { own, type MakeTarget } from '../isolation-targets.js';
import type { Person } from '../make.js';
import type { Case } from './case.js';

const credentials = async ({ signer }: Fixtures) => ({ body: { email: signer.person.email, password: PASSWORD } });

/** Refresh cookie of a new log-in for this call. */
async function cookie(fixtures: Fixtures) {
  // Cases of passkeys give the signer one, which would ask for a second step.
  await asLogin(fixtures.test.database.ownerUrl, (db) => db.query('DELETE FROM passkeys WHERE user_id = $1', [fixtures.signer.person.id]));
  const { headers } = await fixtures.http.send({ operation: operationOf('logIn'), ...(await credentials(fixtures)) });
  return { headers: { cookie: (headers['set-cookie'] ?? '').split(';', 1)[0] ?? '' } };
}

/** Token of a new mail link. */
async function link(fixtures: Fixtures, purpose: 'invitation' | 'password-reset', more: Record<string, unknown> = {}) {
  const { agencyId, id } = fixtures.signer.person;
  const token = randomBytes(32).toString('base64url');
  await asLogin(fixtures.test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO account_tokens (agency_id, id, user_id, purpose, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, now(), now() + interval '1 hour')`,
      [agencyId, uuidv7(), id, purpose, hashOf(token)],
    ),
  );
  return { body: { token, ...more } };
}

/** Body with an invalid token. */
const guessed = { token: 'x'.repeat(43), password: PASSWORD };

export const cases: Record<string, Case> = {
  logIn: { credentials },
  refreshSession: { credentials: cookie },
  logOut: { credentials: cookie },
  // Uses an unknown address: for a known one the mail is sent after the answer, and the change would be attributed to the next call.
  requestPasswordReset: { credentials: () => Promise.resolve({ body: { email: 'nessuno@canarino.example' } }) },
  confirmPasswordReset: { credentials: (fixtures) => link(fixtures, 'password-reset', { password: PASSWORD }), body: () => guessed },
  openInvitation: { credentials: (fixtures) => link(fixtures, 'invitation') },
  acceptInvitation: {
    credentials: (fixtures) => link(fixtures, 'invitation', { password: PASSWORD, firstName: 'Prima', lastName: 'Volta' }),
    body: () => ({ ...guessed, firstName: 'Prima', lastName: 'Volta' }),
  },
  getMe: {},
  updateMe: { body: (next) => ({ firstName: letters(next(), 10) }) },
  changeMyPassword: { body: () => ({ currentPassword: PASSWORD, newPassword: PASSWORD }), countsFailures: true },
  listMySessions: {},
  endMyOtherSessions: {},
  endMySession: { ids: { 'path id': 'session' } },
  listAssignees: { needs: 'view, create, edit, tag' },
};

export const kinds: Record<string, MakeTarget> = {
  /** A session is visible to its owner only, whatever clients the owner can see. */
  session: own(session),
};

async function session({ test }: Fixtures, tenant: Tenant, person: Person): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(`INSERT INTO sessions (agency_id, id, user_id, remembered, expires_at) VALUES ($1, $2, $3, false, now() + interval '1 day')`, [
      tenant.agency.id,
      id,
      person.id,
    ]),
  );
  return id;
}
