import { v7 as uuidv7 } from 'uuid';
import { ClientsService } from '../src/clients/clients.service.js';
import { asLogin } from './database.js';
import { whoSees } from './isolation-canaries.js';
import type { Caller, Side } from './isolation-people.js';
import type { World } from './isolation-world.js';
import type { Person } from './make.js';

/** How a thing stands to the caller. */
export type Relation = 'own' | 'assigned' | 'a colleague’s' | 'hidden' | 'foreign' | 'missing' | 'malformed';

export interface Target {
  id: string;
  /** Whether the caller may know of it. */
  seen: boolean;
  createdByCaller?: boolean;
}

/** Kinds of things that an id may stand for. */
const KINDS = {
  client: client(false),
  'client in the trash': client(true),

  tag: async ({ ours, theirs }: World, { side }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: side.tagId, seen: true };
    if (relation === 'foreign') return unseen((side === ours ? theirs : ours).tagId);
    return nowhere(relation);
  },

  /** People of the agency know of each other; the product itself and who has left are nobody to hand things to. */
  user: async ({ ours, theirs }: World, { side, person }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: person.id, seen: true };
    if (relation === 'a colleague’s') return { id: side.colleague.id, seen: true };
    if (relation === 'hidden') return unseen(side.gone.id);
    if (relation === 'foreign') return unseen((side === ours ? theirs : ours).colleague.id);
    return nowhere(relation);
  },

  /** A session is its owner's and nobody else's, whatever they see of the clients. */
  session: async (world: World, { side, person }: Caller, relation: Relation): Promise<Target | undefined> => {
    if (relation === 'own') return { id: await session(world, side, person), seen: true };
    if (relation === 'a colleague’s') return unseen(await session(world, side, side.colleague));
    const other = side === world.ours ? world.theirs : world.ours;
    if (relation === 'foreign') return unseen(await session(world, other, other.colleague));
    return nowhere(relation);
  },
} satisfies Record<string, (world: World, caller: Caller, relation: Relation) => Promise<Target | undefined>>;

export type Kind = keyof typeof KINDS;
export const RELATIONS: Relation[] = ['own', 'assigned', 'a colleague’s', 'hidden', 'foreign', 'missing', 'malformed'];

const kept = new Map<string, Target | undefined>();
/** How many things were made so far: the tables have changed when it has. */
export const made = { count: 0 };

/**
 * What an id of the kind stands for, when it stands so to the caller; undefined where nothing does.
 * @param usedUp the call may change it: the next one gets a fresh one
 */
export async function targetOf(world: World, caller: Caller, kind: Kind, relation: Relation, usedUp: boolean): Promise<Target | undefined> {
  const name = `${kind} ${relation} ${caller.name}`;
  const before = kept.get(name);
  if (before && !(usedUp && before.seen)) return before;
  made.count += 1;
  const target = await KINDS[kind](world, caller, relation);
  if (!usedUp || !target?.seen) kept.set(name, target);
  return target;
}

const unseen = (id: string): Target => ({ id, seen: false });

function nowhere(relation: Relation): Target | undefined {
  if (relation === 'missing') return unseen(uuidv7());
  return relation === 'malformed' ? unseen('01890000-0000-7000-8000-00000000000g') : undefined;
}

/** `hidden` is one that the caller would see, if it were not in the trash (or, for the trash, were not in use). */
function client(trashed: boolean) {
  return async (world: World, caller: Caller, relation: Relation): Promise<Target | undefined> => {
    const { side, person } = caller;
    const make = async (of: Side, by: Person, inTrash: boolean, assigneeId?: string): Promise<string> => {
      const assigner = { ...by, permissions: of.admin.permissions };
      const lastName = world.canaries.word(`target of ${caller.name}`, whoSees(of, by.id, assigneeId));
      const made = await world.test.make.client(assigner, { lastName, tagIds: [of.tagId], ...(assigneeId ? { assigneeId } : {}) });
      if (inTrash) await world.test.app.get(ClientsService).remove(assigner, made.id, '*');
      return made.id;
    };
    const giver = person === side.admin ? side.colleague : side.admin;
    const other = side === world.ours ? world.theirs : world.ours;
    switch (relation) {
      case 'own':
        return { id: await make(side, person, trashed), seen: true, createdByCaller: true };
      case 'assigned':
        return { id: await make(side, giver, trashed, person.id), seen: true };
      case 'a colleague’s':
        return { id: await make(side, side.colleague, trashed), seen: whoSees(side, side.colleague.id)(caller) };
      case 'hidden':
        return unseen(await make(side, person, !trashed));
      case 'foreign':
        return unseen(await make(other, other.colleague, trashed));
      default:
        return nowhere(relation);
    }
  };
}

async function session({ test }: World, side: Side, person: Person): Promise<string> {
  const id = uuidv7();
  await asLogin(test.database.ownerUrl, (db) =>
    db.query(`INSERT INTO sessions (agency_id, id, user_id, remembered, expires_at) VALUES ($1, $2, $3, false, now() + interval '1 day')`, [
      side.agency.id,
      id,
      person.id,
    ]),
  );
  return id;
}
