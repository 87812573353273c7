import { ClientsService } from '../src/clients/clients.service.js';
import type { TestApp } from './app.js';
import { ofAgency, whoSees, type Canaries } from './isolation-canaries.js';
import type { Caller, Side, Someone } from './isolation-people.js';
import type { Relation, Target } from './isolation-targets.js';
import type { World } from './isolation-world.js';
import type { Person } from './make.js';
import { isOfAgency, makeRecord, NOUNS, trashRecord, type AgencyNoun, type Noun } from './sheet-records.js';

type Maker = (world: World, caller: Caller, relation: Relation) => Promise<Target | undefined>;
type SheetKind = Noun | `client of a ${Noun}` | `${Noun} in the trash` | `free ${AgencyNoun}`;
type SeenBy = (someone: Someone) => boolean;

/** Makes a record with a canary in each of its texts. Whole IBANs are for fewer than see the account. */
async function planted(
  test: TestApp,
  canaries: Canaries,
  noun: Noun,
  by: Person,
  clientId: string | null,
  seenBy: SeenBy,
): Promise<string> {
  const { id, body } = await makeRecord(test, noun, by, clientId, canaries.next);
  JSON.stringify(body, (name, value: unknown) => {
    if (name === 'iban')
      canaries.guard(String(value), noun, (someone) => seenBy(someone) && someone.person.permissions.has('clients.iban'));
    else if (typeof value === 'string' && /^[A-Za-z]{8,}$/.test(value)) canaries.guard(value, noun, seenBy);
    return value;
  });
  canaries.guard(id, noun, seenBy);
  return id;
}

/** Something in every tab: whatever column of text there is holds a canary. */
export async function plantSheet(test: TestApp, canaries: Canaries, side: Side, owner: Person): Promise<void> {
  const client = await test.make.client(owner);
  canaries.guard(client.id, 'client with a sheet', whoSees(side, owner.id));
  for (const noun of NOUNS) await planted(test, canaries, noun, owner, client.id, seenWith(noun, side, owner.id));
}

/** Payment methods are known to all of the agency. */
const seenWith = (noun: Noun, side: Side, by: string, assignee?: string): SeenBy =>
  noun === 'payment method' ? ofAgency(side) : whoSees(side, by, assignee);

/** Which of the two the id stands for, and in what state: a record in use, its client, a record in the trash, one that no client holds. */
type Place = 'record' | 'client' | 'trash' | 'free';

/** A record together with its client. `hidden`: what the id stands for lies in the trash, or for the trash does not. */
const kind =
  (noun: Noun, place: Place): Maker =>
  async (world, caller, relation) => {
    const { side, person } = caller;
    const { test, canaries } = world;
    const other = side === world.ours ? world.theirs : world.ours;
    const who: Partial<Record<Relation, { of: Side; by: Person; assignee?: Person }>> = {
      own: { of: side, by: person },
      assigned: { of: side, by: person === side.admin ? side.colleague : side.admin, assignee: person },
      'a colleague’s': { of: side, by: side.colleague },
      hidden: { of: side, by: person },
      foreign: { of: other, by: other.colleague },
    };
    const free = place === 'free' || (place === 'trash' && isOfAgency(noun));
    const found = who[relation];
    if (!found || (free && relation === 'assigned')) return undefined;
    const { of, by, assignee } = found;
    const rights = { ...by, permissions: of.admin.permissions };
    const clientSeenBy = whoSees(of, by.id, assignee?.id);
    const seenBy = free && noun === 'contact' ? whoSees(of, by.id) : seenWith(noun, of, by.id, assignee?.id);
    const lastName = canaries.word(`client of a ${noun}`, clientSeenBy);
    const client = await test.make.client(rights, { lastName, ...(assignee ? { assigneeId: assignee.id } : {}) });
    const id = await planted(test, canaries, noun, rights, free ? null : client.id, seenBy);
    if ((relation === 'hidden') !== (place === 'trash')) {
      if (place === 'client') await test.app.get(ClientsService).remove(rights, client.id, '*');
      else await trashRecord(test, noun, rights, free ? null : client.id, id);
    }
    const seen = place === 'client' ? clientSeenBy(caller) : seenBy(caller) && (place !== 'record' || clientSeenBy(caller));
    return {
      id: place === 'client' ? client.id : id,
      seen: seen && relation !== 'hidden',
      createdByCaller: relation === 'own',
      beside: { [place === 'client' ? 'path id' : 'path clientId']: place === 'client' ? id : client.id },
    };
  };

const kinds: Partial<Record<SheetKind, Maker>> = {};
for (const noun of NOUNS) {
  kinds[noun] = kind(noun, 'record');
  kinds[`client of a ${noun}`] = kind(noun, 'client');
  kinds[`${noun} in the trash`] = kind(noun, 'trash');
  if (isOfAgency(noun)) kinds[`free ${noun}`] = kind(noun, 'free');
}
/** What the ids of the sheet's addresses stand for. */
export const SHEET_KINDS = kinds as Record<SheetKind, Maker>;
