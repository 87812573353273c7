import { v7 as uuidv7 } from 'uuid';
import { ClientsService } from '../src/clients/clients.service.js';
import { JobsService } from '../src/jobs/jobs.service.js';
import { asLogin } from './database.js';
import { ofAgency, only, whoSees } from './isolation-markers.js';
import { CRM_KINDS } from './isolation-crm.js';
import type { Caller, Tenant } from './isolation-people.js';
import { insertImport } from './isolation-imports.js';
import { SHEET_KINDS } from './isolation-sheet.js';
import { plantPasskey } from './isolation-passkeys.js';
import { SoftPasskey } from './soft-passkey.js';
import type { Fixtures } from './isolation-fixtures.js';
import type { Person } from './make.js';

/** Relation of the target to the caller. */
export type Relation = 'own' | 'assigned' | 'a colleague’s' | 'hidden' | 'foreign' | 'missing' | 'malformed';

export interface Target {
  id: string;
  /** Whether the target is visible to the caller. */
  seen: boolean;
  createdByCaller?: boolean;
  /** Other ids of the request that belong to the target: a record's client, a client's record. */
  beside?: Record<string, string>;
}

/** Kinds of records that an id may refer to. */
const PLAIN = {
  client: client(false),
  prospect: client(false, 'prospect'),
  'client in the trash': client(true),

  /** Initial stage of the pipeline, which cannot be deleted. */
  'first stage': async ({ ours, theirs }: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: tenant.stageId, seen: true };
    if (relation === 'foreign') return unseen((tenant === ours ? theirs : ours).stageId);
    return nowhere(relation);
  },
  /** Stages are visible to every user of the agency. */
  stage: async (fixtures: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: await stage(fixtures, tenant), seen: true };
    if (relation === 'foreign') return unseen((tenant === fixtures.ours ? fixtures.theirs : fixtures.ours).stageId);
    return nowhere(relation);
  },
  import: imported('uploaded'),
  'import at work': imported('running'),
  'import that is done': imported('done'),
  view: own(view),
  export: own(exported),

  tag: async ({ ours, theirs }: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: tenant.tagId, seen: true };
    if (relation === 'foreign') return unseen((tenant === ours ? theirs : ours).tagId);
    return nowhere(relation);
  },

  /** A user of the same agency; the system user and deactivated users cannot be assignees. */
  user: async ({ ours, theirs }: Fixtures, { tenant, person }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: person.id, seen: true };
    if (relation === 'a colleague’s') return { id: tenant.colleague.id, seen: true };
    if (relation === 'hidden') return unseen(tenant.deactivated.id);
    if (relation === 'foreign') return unseen((tenant === ours ? theirs : ours).colleague.id);
    return nowhere(relation);
  },

  /** A user that an admin administers, possibly deactivated; the system user is not visible. */
  colleague: async (fixtures: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: (await fixtures.test.make.person(tenant.agency)).id, seen: true };
    if (relation === 'a colleague’s') return { id: tenant.deactivated.id, seen: true };
    if (relation === 'hidden') return unseen(tenant.agency.systemUserId);
    if (relation === 'foreign') return unseen((tenant === fixtures.ours ? fixtures.theirs : fixtures.ours).colleague.id);
    return nowhere(relation);
  },
  'invited colleague': async (fixtures: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: await invited(fixtures, tenant), seen: true };
    if (relation === 'foreign') return unseen(await invited(fixtures, tenant === fixtures.ours ? fixtures.theirs : fixtures.ours));
    return nowhere(relation);
  },
  mail: async ({ ours, theirs }: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: tenant.mailId ?? '', seen: true };
    if (relation === 'foreign') return unseen((tenant === ours ? theirs : ours).mailId ?? '');
    return nowhere(relation);
  },
  notification: own(notification),
  job: own((fixtures, tenant, person) => job(fixtures, tenant, person).then(({ id }) => id)),
  'undo token': own((fixtures, tenant, person) => job(fixtures, tenant, person).then(({ undoToken }) => undoToken)),

  /** A session is visible to its owner only, whatever clients the owner can see. */
  session: own(session),
  passkey: own((fixtures, _side, person) => plantPasskey(fixtures, person, new SoftPasskey('http://localhost'), 'Portatile')),

  ...CRM_KINDS,
  ...SHEET_KINDS,
} satisfies Record<string, (fixtures: Fixtures, caller: Caller, relation: Relation) => Promise<Target | undefined>>;

/** Target of a criterion that only lists of actions have, with a saved view that accepts it. */
const inViewOfActions = (kind: keyof typeof PLAIN) => async (fixtures: Fixtures, caller: Caller, relation: Relation) => {
  const target = await PLAIN[kind](fixtures, caller, relation);
  return target && { ...target, beside: { 'path id': await view(fixtures, caller.tenant, caller.person, 'crm-actions') } };
};

const KINDS = {
  ...PLAIN,
  'client for a view of actions': inViewOfActions('client'),
  'action type for a view of actions': inViewOfActions('action type'),
  'closing outcome for a view of actions': inViewOfActions('closing outcome'),
  'user for a view of actions': inViewOfActions('user'),
};

export type Kind = keyof typeof KINDS;
export const RELATIONS: Relation[] = ['own', 'assigned', 'a colleague’s', 'hidden', 'foreign', 'missing', 'malformed'];

/** Keyed by caller, because each set of fixtures has its own callers. */
const kept = new WeakMap<Caller, Map<string, Target | undefined>>();

/** Target of the kind in this relation to the caller, reused until it is used up; undefined if there is none. */
export async function targetOf(fixtures: Fixtures, caller: Caller, kind: Kind, relation: Relation): Promise<Target | undefined> {
  const ofCaller = kept.get(caller) ?? new Map<string, Target | undefined>();
  kept.set(caller, ofCaller);
  const name = nameOf(kind, relation);
  // An agency has few stages, so the used one is deleted.
  if (kind === 'stage' || !ofCaller.has(name)) ofCaller.set(name, await KINDS[kind](fixtures, caller, relation));
  return ofCaller.get(name);
}

/** Kinds that are also used up when they served elsewhere in the path. */
const ONCE: Kind[] = ['action', 'unused tag'];

/** Discards a target that a successful call may have changed, so that the next call gets another. */
export function usedUp(caller: Caller, kind: Kind, relation: Relation): void {
  kept.get(caller)?.delete(nameOf(kind, relation));
}

/** Discards a target that served elsewhere in the path, if its kind requires it. */
export function served(caller: Caller, kind: Kind): void {
  if (ONCE.includes(kind)) usedUp(caller, kind, 'own');
}

const nameOf = (kind: Kind, relation: Relation): string => `${kind} ${relation}`;

const unseen = (id: string): Target => ({ id, seen: false });

function nowhere(relation: Relation): Target | undefined {
  if (relation === 'missing') return unseen(uuidv7());
  return relation === 'malformed' ? unseen('01890000-0000-7000-8000-00000000000g') : undefined;
}

/** `hidden` is a client that would be visible if it were not in the trash (or, for the trash, if it were in the trash). */
function client(trashed: boolean, state: 'client' | 'prospect' = 'client') {
  return async (fixtures: Fixtures, caller: Caller, relation: Relation): Promise<Target | undefined> => {
    const { tenant, person } = caller;
    const make = async (of: Tenant, by: Person, inTrash: boolean, assigneeId?: string): Promise<string> => {
      const assigner = { ...by, permissions: of.admin.permissions };
      const lastName = fixtures.markers.word(`target of ${caller.name}`, whoSees(of, by.id, assigneeId));
      const made = await fixtures.test.make[state](assigner, { lastName, tagIds: [of.tagId], ...(assigneeId ? { assigneeId } : {}) });
      if (inTrash) await fixtures.test.app.get(ClientsService).remove(assigner, made.id, '*');
      return made.id;
    };
    const giver = person === tenant.admin ? tenant.colleague : tenant.admin;
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    switch (relation) {
      case 'own':
        return { id: await make(tenant, person, trashed), seen: true, createdByCaller: true };
      case 'assigned':
        return { id: await make(tenant, giver, trashed, person.id), seen: true };
      case 'a colleague’s':
        return { id: await make(tenant, tenant.colleague, trashed), seen: whoSees(tenant, tenant.colleague.id)(caller) };
      case 'hidden':
        return unseen(await make(tenant, person, !trashed));
      case 'foreign':
        return unseen(await make(other, other.colleague, trashed));
      default:
        return nowhere(relation);
    }
  };
}

/** Users who can see the whole agency can see the imports of others. */
function imported(state: Parameters<typeof insertImport>[3]) {
  return async (fixtures: Fixtures, caller: Caller, relation: Relation): Promise<Target | undefined> => {
    const { tenant, person } = caller;
    if (relation === 'own') return { id: await insertImport(fixtures, tenant, person, state), seen: true };
    if (relation === 'a colleague’s')
      return { id: await insertImport(fixtures, tenant, tenant.colleague, state), seen: whoSees(tenant, tenant.colleague.id)(caller) };
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    if (relation === 'foreign') return unseen(await insertImport(fixtures, other, other.colleague, state));
    return nowhere(relation);
  };
}

/** Target that is visible to its owner only, not even to admins of the agency. */
function own(make: (fixtures: Fixtures, tenant: Tenant, person: Person) => Promise<string>) {
  return async (fixtures: Fixtures, { tenant, person }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: await make(fixtures, tenant, person), seen: true };
    if (relation === 'a colleague’s') return unseen(await make(fixtures, tenant, tenant.colleague));
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    if (relation === 'foreign') return unseen(await make(fixtures, other, other.colleague));
    return nowhere(relation);
  };
}

async function invited({ test }: Fixtures, tenant: Tenant): Promise<string> {
  const { id } = await test.make.person(tenant.agency);
  await asLogin(test.database.ownerUrl, (db) => db.query('UPDATE users SET invited_at = now() WHERE id = $1', [id]));
  return id;
}

async function stage({ test, markers }: Fixtures, tenant: Tenant): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, async (db) => {
    // Keeps the ones that the same request may reference.
    await db.query(
      `DELETE FROM pipeline_stages s WHERE s.agency_id = $1 AND s.position >= 50
         AND s.id NOT IN (SELECT id FROM pipeline_stages WHERE agency_id = $1 AND position >= 50 ORDER BY id DESC LIMIT 2)`,
      [tenant.agency.id],
    );
    await db.query('INSERT INTO pipeline_stages (agency_id, id, name, position) VALUES ($1, $2, $3, 50)', [
      tenant.agency.id,
      id,
      markers.word('stage', ofAgency(tenant)),
    ]);
  });
  return id;
}

async function view({ test, markers }: Fixtures, tenant: Tenant, person: Person, target = 'prospects'): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO views (agency_id, id, user_id, scope, target, name, criteria, created_at) VALUES ($1, $2, $3, 'personal', $5, $4, '{}', now())`,
      [tenant.agency.id, id, person.id, markers.word('view', only(person.id)), target],
    ),
  );
  return id;
}

async function exported({ test }: Fixtures, tenant: Tenant, person: Person): Promise<string> {
  const id = uuidv7();
  const details = { target: 'prospects', filter: {}, columns: ['displayName', 'email', 'lostReason'], file: `/api/v1/exports/${id}/file` };
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(
      `INSERT INTO long_jobs (agency_id, id, user_id, kind, state, details, created_at) VALUES ($1, $2, $3, 'export', 'done', $4, now())`,
      [tenant.agency.id, id, person.id, details],
    ),
  );
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
