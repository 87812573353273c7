import { BONUSES } from '../src/bonuses/bonus.tab.js';
import { ClientsService } from '../src/clients/clients.service.js';
import { CONTACTS } from '../src/contacts/contact.tab.js';
import { DISCOUNTS } from '../src/discounts/discount.tab.js';
import { PAYMENT_METHODS } from '../src/payment-methods/payment-method.tab.js';
import { LinkedRecordsService, type LinkedTab } from '../src/sheet/linked-records.service.js';
import type { ClientRecord, SheetRecord } from '../src/sheet/sheet-record.entity.js';
import { SheetRecordsService } from '../src/sheet/sheet-records.service.js';
import type { SheetTab } from '../src/sheet/sheet-tab.js';
import { SITES } from '../src/sites/site.tab.js';
import { sheetBodies } from './cases/sheet-bodies.js';
import type { Canaries } from './isolation-canaries.js';
import { ofAgency, whoSees } from './isolation-canaries.js';
import type { Caller, Side, Someone } from './isolation-people.js';
import type { Relation, Target } from './isolation-targets.js';
import type { World } from './isolation-world.js';
import type { Person } from './make.js';
import type { TestApp } from './app.js';

/** The tabs whose records are one client's. */
const OF_CLIENT = { site: SITES, bonus: BONUSES, discount: DISCOUNTS } as unknown as Record<ClientNoun, SheetTab<ClientRecord>>;
/** Those whose records are the agency's. */
const OF_AGENCY = { contact: CONTACTS, 'payment method': PAYMENT_METHODS } as unknown as Record<AgencyNoun, LinkedTab<SheetRecord>>;
type ClientNoun = 'site' | 'bonus' | 'discount';
type AgencyNoun = 'contact' | 'payment method';
type Noun = ClientNoun | AgencyNoun;
type Maker = (world: World, caller: Caller, relation: Relation) => Promise<Target | undefined>;
type SheetKind = Noun | `client of a ${Noun}` | `${Noun} in the trash` | `free ${AgencyNoun}`;

const TRASH = { version: '*' } as const;

/** Makes a record of the client with a canary in each of its texts. */
async function make(
  test: TestApp,
  canaries: Canaries,
  noun: Noun,
  by: Person,
  clientId: string | null,
  seenBy: (someone: Someone) => boolean,
) {
  const body = sheetBodies[noun](canaries.next);
  JSON.stringify(body, (_key, value: unknown) => {
    if (typeof value === 'string' && /^[A-Za-z]{8,}$/.test(value)) canaries.guard(value, noun, seenBy);
    return value;
  });
  const { id } = await (isOfAgency(noun)
    ? test.app.get(LinkedRecordsService).create<SheetRecord, { id: string }>(by, OF_AGENCY[noun], clientId, body)
    : test.app.get(SheetRecordsService).create<ClientRecord, { id: string }>(by, OF_CLIENT[noun], clientId ?? '', body));
  canaries.guard(id, noun, seenBy);
  return id;
}

const isOfAgency = (noun: Noun): noun is AgencyNoun => noun in OF_AGENCY;

async function toTrash(test: TestApp, noun: Noun, by: Person, clientId: string, id: string): Promise<void> {
  if (isOfAgency(noun)) await test.app.get(LinkedRecordsService).remove(by, OF_AGENCY[noun], id, TRASH.version);
  else await test.app.get(SheetRecordsService).remove(by, OF_CLIENT[noun], clientId, id, TRASH.version);
}

/** Every tab has something in it, for both agencies: whatever column of text there is holds a canary. */
export async function plantSheet(test: TestApp, canaries: Canaries, side: Side, owner: Person): Promise<void> {
  const client = await test.make.client(owner);
  canaries.guard(client.id, 'client with a sheet', whoSees(side, owner.id));
  for (const noun of [...Object.keys(OF_CLIENT), ...Object.keys(OF_AGENCY)] as Noun[])
    await make(test, canaries, noun, owner, client.id, seen(noun, side, owner.id));
}

/** Payment methods are known to all of the agency. */
const seen = (noun: Noun, side: Side, by: string, assignee?: string) =>
  noun === 'payment method' ? ofAgency(side) : whoSees(side, by, assignee);

type Place = 'record' | 'client' | 'trash' | 'free';

/** A record together with its client, and which of the two the id stands for. `hidden`: one of them lies in the trash, or for the trash does not. */
const kind =
  (noun: Noun, place: Place): Maker =>
  async (world, caller, relation) => {
    const { side, person } = caller;
    const other = side === world.ours ? world.theirs : world.ours;
    const giver = person === side.admin ? side.colleague : side.admin;
    const who: Partial<Record<Relation, { of: Side; by: Person; assignee?: Person }>> = {
      own: { of: side, by: person },
      assigned: { of: side, by: giver, assignee: person },
      'a colleague’s': { of: side, by: side.colleague },
      hidden: { of: side, by: person },
      foreign: { of: other, by: other.colleague },
    };
    const found = who[relation];
    const free = place === 'free' || (place === 'trash' && isOfAgency(noun));
    if (!found || (free && relation === 'assigned')) return undefined;
    const { of, by, assignee } = found;
    const rights = { ...by, permissions: of.admin.permissions };
    const seenBy = free ? (noun === 'contact' ? whoSees(of, by.id) : ofAgency(of)) : seen(noun, of, by.id, assignee?.id);
    const clientSeenBy = whoSees(of, by.id, assignee?.id);
    const client = await world.test.make.client(rights, {
      lastName: world.canaries.word(`client of a ${noun}`, clientSeenBy),
      ...(assignee ? { assigneeId: assignee.id } : {}),
    });
    const id = await make(world.test, world.canaries, noun, rights, free ? null : client.id, seenBy);
    const trashed = place === 'trash' ? relation !== 'hidden' : relation === 'hidden';
    if (trashed && place === 'client') await world.test.app.get(ClientsService).remove(rights, client.id, '*');
    else if (trashed && isOfAgency(noun) && !free) {
      await world.test.app.get(LinkedRecordsService).unlink(rights, OF_AGENCY[noun], client.id, id);
      await toTrash(world.test, noun, rights, client.id, id);
    } else if (trashed) await toTrash(world.test, noun, rights, client.id, id);
    const known =
      relation !== 'hidden' &&
      (place === 'client'
        ? clientSeenBy(caller)
        : seenBy(caller) && (place !== 'record' || noun !== 'payment method' || clientSeenBy(caller)));
    return {
      id: place === 'client' ? client.id : id,
      seen: known,
      createdByCaller: relation === 'own',
      beside: { [place === 'client' ? 'path id' : 'path clientId']: place === 'client' ? id : client.id },
    };
  };

const kinds: Partial<Record<SheetKind, Maker>> = {};
for (const noun of [...Object.keys(OF_CLIENT), ...Object.keys(OF_AGENCY)] as Noun[]) {
  kinds[noun] = kind(noun, 'record');
  kinds[`client of a ${noun}`] = kind(noun, 'client');
  kinds[`${noun} in the trash`] = kind(noun, 'trash');
  if (isOfAgency(noun)) kinds[`free ${noun}`] = kind(noun, 'free');
}
/** What the ids of the sheet's addresses stand for. */
export const SHEET_KINDS = kinds as Record<SheetKind, Maker>;
