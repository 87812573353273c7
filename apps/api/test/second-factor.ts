import { generateSync } from 'otplib';
import { asLogin } from './database.js';
import type { TestApp } from './app.js';
import type { Person } from './make.js';

/** Code of an authenticator app with this secret, `stepsAway` steps of 30 seconds from now. */
export const codeOf = (secret: string, stepsAway = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + stepsAway * 30 });

/** Clears the last accepted step, so that tests can reuse the current code without waiting for the next. */
export const forgetStep = (test: TestApp, person: Person) =>
  asLogin(test.database.ownerUrl, (client) => client.query('UPDATE authenticators SET last_step = 0 WHERE user_id = $1', [person.id]));

/** Sets up an authenticator app for a user with this password. */
export async function withApp(test: TestApp, person: Person, password: string): Promise<{ secret: string; recoveryCodes: string[] }> {
  const own = (path: string) => test.as(person).post(`me/second-factor/${path}`);
  const begun = await own('authenticator').send({ password }).expect(200);
  const secret = String(begun.body.secret);
  const confirmed = await own('authenticator/confirm')
    .send({ code: codeOf(secret) })
    .expect(200);
  await forgetStep(test, person);
  return { secret, recoveryCodes: confirmed.body.recoveryCodes as string[] };
}
