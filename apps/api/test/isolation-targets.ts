import { v7 as uuidv7 } from 'uuid';
import type { Fixtures } from './isolation-fixtures.js';
import type { Caller, Tenant } from './isolation-people.js';
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
