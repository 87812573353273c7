import { v7 as uuidv7 } from 'uuid';
import { ClientsService } from '../src/clients/clients.service.js';
import type { Fixtures } from './isolation-fixtures.js';
import { whoSees } from './isolation-markers.js';
import type { Caller, Someone, Tenant } from './isolation-people.js';
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

/** Creates the target that is in this relation to the caller; undefined if there is none. */
export type MakeTarget = (fixtures: Fixtures, caller: Caller, relation: Relation) => Promise<Target | undefined>;

export const RELATIONS: Relation[] = ['own', 'assigned', 'a colleague’s', 'hidden', 'foreign', 'missing', 'malformed'];

export const unseen = (id: string): Target => ({ id, seen: false });

export function nowhere(relation: Relation): Target | undefined {
  if (relation === 'missing') return unseen(uuidv7());
  return relation === 'malformed' ? unseen('01890000-0000-7000-8000-00000000000g') : undefined;
}

/** Target that is visible to every user of its agency and to nobody else. */
export const ofTenant =
  (idOf: (fixtures: Fixtures, tenant: Tenant) => string | Promise<string>) =>
  async (fixtures: Fixtures, { tenant }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: await idOf(fixtures, tenant), seen: true };
    if (relation === 'foreign') return unseen(await idOf(fixtures, tenant === fixtures.ours ? fixtures.theirs : fixtures.ours));
    return nowhere(relation);
  };

/** Target that is visible to its owner only, not even to admins of the agency. */
export function own(make: (fixtures: Fixtures, tenant: Tenant, person: Person) => Promise<string>) {
  return async (fixtures: Fixtures, { tenant, person }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: await make(fixtures, tenant, person), seen: true };
    if (relation === 'a colleague’s') return unseen(await make(fixtures, tenant, tenant.colleague));
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    if (relation === 'foreign') return unseen(await make(fixtures, other, other.colleague));
    return nowhere(relation);
  };
}

/** Users who can see a row. */
export type SeenBy = (someone: Someone) => boolean;

/** How a target that is visible like a client is to be made. */
interface Origin {
  tenant: Tenant;
  /** Creator, with every permission. */
  by: Person;
  assigneeId: string | undefined;
  /** Users who see the client. */
  seenBy: SeenBy;
  inTrash: boolean;
}

/** A target without its relation; `seenBy` where its visibility is not that of the client. */
type Made = Pick<Target, 'id' | 'beside'> & { seenBy?: SeenBy };

/**
 * Target that is visible to its creator, its assignee and users who can see the agency, as clients are. `hidden` is one that
 * would be visible if it were not in the trash (or, for the trash, if it were in the trash).
 */
export const visibleLikeClient =
  (trashed: boolean, make: (fixtures: Fixtures, origin: Origin, caller: Caller) => Promise<Made | undefined>): MakeTarget =>
  async (fixtures, caller, relation) => {
    const { tenant, person } = caller;
    const giver = person === tenant.admin ? tenant.colleague : tenant.admin;
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    const origins: Partial<Record<Relation, [tenant: Tenant, by: Person, assigneeId?: string]>> = {
      own: [tenant, person],
      assigned: [tenant, giver, person.id],
      'a colleague’s': [tenant, tenant.colleague],
      hidden: [tenant, person],
      foreign: [other, other.colleague],
    };
    const origin = origins[relation];
    if (!origin) return nowhere(relation);
    const [of, creator, assigneeId] = origin;
    const by = { ...creator, permissions: of.admin.permissions };
    const hidden = relation === 'hidden';
    const clientSeenBy = whoSees(of, by.id, assigneeId);
    const made = await make(fixtures, { tenant: of, by, assigneeId, seenBy: clientSeenBy, inTrash: hidden !== trashed }, caller);
    if (!made) return undefined;
    const { seenBy = clientSeenBy, ...target } = made;
    return { ...target, seen: !hidden && seenBy(caller), createdByCaller: relation === 'own' };
  };

/** Creates and deletes a record of the client. */
interface RecordOfClient {
  /** Creates the record with a marker in each of its texts and returns its id. */
  create: (fixtures: Fixtures, clientId: string, origin: Origin) => Promise<string>;
  /** Moves the record to the trash. */
  remove: (fixtures: Fixtures, clientId: string, id: string, by: Person) => Promise<void>;
}

/** Kinds of a noun whose records belong to a client: the record, its client, and the record in the trash. */
export function kindsOfClient(noun: string, { create, remove }: RecordOfClient): Record<string, MakeTarget> {
  const kind = (place: 'record' | 'client', trashed: boolean) =>
    visibleLikeClient(trashed, async (fixtures, origin): Promise<Made> => {
      const { test, markers } = fixtures;
      const { by, assigneeId, seenBy, inTrash } = origin;
      const lastName = markers.word(`client of the ${noun}`, seenBy);
      const client = await test.make.client(by, { lastName, ...(assigneeId ? { assigneeId } : {}) });
      const id = await create(fixtures, client.id, origin);
      if (place === 'client') {
        if (inTrash) await test.app.get(ClientsService).remove(by, client.id, '*');
        return { id: client.id, beside: { 'path id': id } };
      }
      if (inTrash) await remove(fixtures, client.id, id, by);
      return { id, beside: { 'path clientId': client.id } };
    });
  return {
    [noun]: kind('record', false),
    [`client of the ${noun}`]: kind('client', false),
    [`${noun} in the trash`]: kind('record', true),
  };
}
