import { v7 as uuidv7 } from 'uuid';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { asLogin } from '../database.js';
import type { Fixtures } from '../isolation-fixtures.js';
import type { Tenant } from '../isolation-people.js';
import { nowhere, ofTenant, own, unseen, type MakeTarget } from '../isolation-targets.js';
import { insertMail } from '../isolation-work.js';
import type { Person } from '../make.js';
import { letters } from '../samples.js';
import type { Case } from './case.js';

const admin = 'settings, users, keys, webhooks, Omnia, audit';
const colleague = { 'path id': 'colleague' } as const;

/** Administration of users, their mails and the roles, and what belongs to each user alone. */
export const cases: Record<string, Case> = {
  listRoles: { needs: admin },
  listUsers: { needs: admin },
  inviteUser: {
    needs: admin,
    body: (next) => ({ email: `${letters(next(), 12)}@invito.example`, firstName: 'Nuova', lastName: 'Persona', role: 'collaborator' }),
  },
  getUser: { needs: admin, ids: colleague },
  updateUser: { needs: admin, ids: colleague, body: (next) => ({ firstName: letters(next(), 10) }) },
  listUserChanges: { needs: admin, ids: colleague },
  inviteUserAgain: { needs: admin, ids: { 'path id': 'invited colleague' } },
  endUserSessions: { needs: admin, ids: colleague },
  viewAsUser: { needs: admin, ids: colleague, body: () => ({}) },
  listOutbox: { needs: admin },
  getOutboxMessage: { needs: admin, ids: { 'path id': 'mail' } },

  // Data that belongs to the user alone.
  listNotifications: {},
  readAllNotifications: {},
  readNotification: { ids: { 'path id': 'notification' } },
  getJob: { ids: { 'path id': 'job' } },
  cancelJob: { ids: { 'path id': 'job' } },
  undo: { ids: { 'path token': 'undo token' } },
};

export const kinds: Record<string, MakeTarget> = {
  /** A user of the same agency; the system user and deactivated users cannot be assignees. */
  user: async ({ ours, theirs }, { tenant, person }, relation) => {
    if (relation === 'own') return { id: person.id, seen: true };
    if (relation === 'a colleague’s') return { id: tenant.colleague.id, seen: true };
    if (relation === 'hidden') return unseen(tenant.deactivated.id);
    if (relation === 'foreign') return unseen((tenant === ours ? theirs : ours).colleague.id);
    return nowhere(relation);
  },

  /** A user that an admin administers, possibly deactivated; the system user is not visible. */
  colleague: async (fixtures, { tenant }, relation) => {
    if (relation === 'own') return { id: (await fixtures.test.make.person(tenant.agency)).id, seen: true };
    if (relation === 'a colleague’s') return { id: tenant.deactivated.id, seen: true };
    if (relation === 'hidden') return unseen(tenant.agency.systemUserId);
    if (relation === 'foreign') return unseen((tenant === fixtures.ours ? fixtures.theirs : fixtures.ours).colleague.id);
    return nowhere(relation);
  },
  'invited colleague': ofTenant(invited),
  mail: ofTenant(({ test, markers }, tenant) => asLogin(test.database.ownerUrl, (db) => insertMail(db, markers, tenant))),
  notification: own(notification),
  job: own((fixtures, tenant, person) => job(fixtures, tenant, person).then(({ id }) => id)),
  'undo token': own((fixtures, tenant, person) => job(fixtures, tenant, person).then(({ undoToken }) => undoToken)),
};

async function invited({ test }: Fixtures, tenant: Tenant): Promise<string> {
  const { id } = await test.make.person(tenant.agency);
  await asLogin(test.database.ownerUrl, (db) => db.query('UPDATE users SET invited_at = now() WHERE id = $1', [id]));
  return id;
}

async function notification({ test }: Fixtures, tenant: Tenant, person: Person): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO notifications (agency_id, id, user_id, kind, details, created_at) VALUES ($1, $2, $3, 'clients-assigned', $4, now())`,
      [tenant.agency.id, id, person.id, { count: 1, byId: tenant.admin.id, clientId: null }],
    ),
  );
  return id;
}

/** Job that is running and undoable at once, because both operations need it. */
async function job({ test }: Fixtures, tenant: Tenant, person: Person): Promise<{ id: string; undoToken: string }> {
  const id = uuidv7();
  const undoUntil = new Date(Date.now() + 600_000);
  const details = { operation: 'tag', tagIds: [tenant.tagId], missing: [] };
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO long_jobs (agency_id, id, user_id, kind, state, details, undo_until, created_at) VALUES ($1, $2, $3, 'clients-bulk', 'running', $4, $5, now())`,
      [tenant.agency.id, id, person.id, details, undoUntil],
    ),
  );
  return { id, undoToken: test.app.get(JobsService).undoTokenOf(id) };
}
