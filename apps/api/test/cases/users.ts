import { operationOf } from '../document.js';
import { letters } from '../samples.js';
import { PASSWORD, type World } from '../isolation-world.js';
import type { Case } from './case.js';

const credentials = async ({ signer }: World) => ({ body: { email: signer.person.email, password: PASSWORD } });

/** The cookie of a log-in made for this one call. */
async function cookie(world: World) {
  const { headers } = await world.wire.send({ operation: operationOf('logIn'), ...(await credentials(world)) });
  return { headers: { cookie: (headers['set-cookie'] ?? '').split(';', 1)[0] ?? '' } };
}

export const userCases: Record<string, Case> = {
  logIn: { credentials },
  refreshSession: { credentials: cookie },
  logOut: { credentials: cookie },
  getMe: {},
  updateMe: { body: (next) => ({ firstName: letters(next(), 10) }) },
  changeMyPassword: { body: () => ({ currentPassword: PASSWORD, newPassword: PASSWORD }) },
  listMySessions: {},
  endMySession: { ids: { 'path id': 'session' } },
  listAssignees: { needs: 'view, create, edit, tag' },
};
