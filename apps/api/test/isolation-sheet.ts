import { v7 as uuidv7 } from 'uuid';
import { ClientsService } from '../src/clients/clients.service.js';
import { InterventionsService } from '../src/sheet/interventions/interventions.service.js';
import type { TestApp } from './app.js';
import { ofAgency, whoSees, type Markers } from './isolation-markers.js';
import type { Caller, Tenant, Someone } from './isolation-people.js';
import type { Relation, Target } from './isolation-targets.js';
import type { Fixtures } from './isolation-fixtures.js';
import type { Person } from './make.js';
import { isOfAgency, makeRecord, NOUNS, trashRecord, type AgencyNoun, type Noun } from './sheet-records.js';

type Maker = (fixtures: Fixtures, caller: Caller, relation: Relation) => Promise<Target | undefined>;
type Referred = 'site' | 'installation';
type Holder = 'installation' | 'intervention' | 'contract' | 'document';
type SheetKind =
  | `${Referred} of a client`
  | `${Referred} beside a ${Holder}`
  | Noun
  | `client of a ${Noun}`
  | `${Noun} in the trash`
  | `free ${AgencyNoun}`;
type SeenBy = (someone: Someone) => boolean;

/** Days, amounts and constants, which occur in many rows. */
const OURS = /^(\d{4}-\d\d-\d\d|\d+\.\d\d|percentage)$/;

/** Creates a record with a marker in each of its texts. Whole IBANs are visible to fewer users than the account. */
async function insertRecord(
  test: TestApp,
  markers: Markers,
  noun: Noun,
  by: Person,
  clientId: string | null,
  seenBy: SeenBy,
): Promise<string> {
  const { id, body } = await makeRecord(test, noun, by, clientId, markers.next);
  JSON.stringify(body, (name, value: unknown) => {
    if (name === 'iban')
      markers.guard(String(value), noun, (someone) => seenBy(someone) && someone.person.permissions.has('bank-accounts:reveal'));
    else if (typeof value === 'string' && value.length >= 8 && !OURS.test(value)) markers.guard(value, noun, seenBy);
    return value;
  });
  markers.guard(id, noun, seenBy);
  return id;
}

/** Creates a record in every tab, so that every text column contains a marker. */
export async function insertSheet(test: TestApp, markers: Markers, tenant: Tenant, owner: Person): Promise<void> {
  const client = await test.make.client(owner);
  markers.guard(client.id, 'client with a sheet', whoSees(tenant, owner.id));
  for (const noun of NOUNS) await insertRecord(test, markers, noun, owner, client.id, seenWith(noun, tenant, owner.id));
  const seenBy = whoSees(tenant, owner.id);
  const id = await insertRecord(test, markers, 'intervention', owner, client.id, seenBy);
  const signerName = markers.word('signature', seenBy);
  const { signature } = await test.app.get(InterventionsService).sign(owner, client.id, id, { method: 'typed', signerName });
  markers.guard(signature?.sha256 ?? '', 'signature', seenBy);
}

/** Payment methods are visible to the whole agency. */
const seenWith = (noun: Noun, tenant: Tenant, by: string, assignee?: string): SeenBy =>
  noun === 'payment method' ? ofAgency(tenant) : whoSees(tenant, by, assignee);

/** Record that the id refers to: an active one, its client, one in the trash, or one without linked clients. */
type Place = 'record' | 'client' | 'trash' | 'free';

/** A record with its client. `hidden` means that the referenced record is in the trash (or, for the trash, that it is active). */
const kind =
  (noun: Noun, place: Place): Maker =>
  async (fixtures, caller, relation) => {
    const { tenant, person } = caller;
    const { test, markers } = fixtures;
    const other = tenant === fixtures.ours ? fixtures.theirs : fixtures.ours;
    const who: Partial<Record<Relation, { of: Tenant; by: Person; assignee?: Person }>> = {
      own: { of: tenant, by: person },
      assigned: { of: tenant, by: person === tenant.admin ? tenant.colleague : tenant.admin, assignee: person },
      'a colleague’s': { of: tenant, by: tenant.colleague },
      hidden: { of: tenant, by: person },
      foreign: { of: other, by: other.colleague },
    };
    const free = place === 'free' || (place === 'trash' && isOfAgency(noun));
    const found = who[relation];
    if (relation === 'missing' || relation === 'malformed') return { id: missingOr(relation), seen: false };
    if (!found || (free && relation === 'assigned')) return undefined;
    const { of, by, assignee } = found;
    const rights = { ...by, permissions: of.admin.permissions };
    const clientSeenBy = whoSees(of, by.id, assignee?.id);
    const seenBy = free && noun === 'contact' ? whoSees(of, by.id) : seenWith(noun, of, by.id, assignee?.id);
    const lastName = markers.word(`client of a ${noun}`, clientSeenBy);
    const client = await test.make.client(rights, { lastName, ...(assignee ? { assigneeId: assignee.id } : {}) });
    const id = await insertRecord(test, markers, noun, rights, free ? null : client.id, seenBy);
    if ((relation === 'hidden') !== (place === 'trash')) {
      if (place === 'client') await test.app.get(ClientsService).remove(rights, client.id, '*');
      else await trashRecord(test, noun, rights, free ? null : client.id, id);
    }
    const seen = place === 'client' ? clientSeenBy(caller) : seenBy(caller) && (place !== 'record' || clientSeenBy(caller));
    return {
      id: place === 'client' ? client.id : id,
      seen: seen && relation !== 'hidden',
      createdByCaller: relation === 'own',
      // A record without linked clients needs a client from elsewhere.
      beside: place === 'free' ? {} : { [place === 'client' ? 'path id' : 'path clientId']: place === 'client' ? id : client.id },
    };
  };

/**
 * A referenced record of the client in the path. If the target is not visible, the path contains the caller's own client
 * (and record), so that only the target is wrong.
 * @param holder tab of the record in the path that gets the reference; none if that record is about to be created
 */
const reference =
  (noun: Referred, holder?: Holder): Maker =>
  async (fixtures, caller, relation) => {
    const target = await kind(noun, 'record')(fixtures, caller, relation);
    const place = target?.seen ? target.beside?.['path clientId'] : undefined;
    const { test, markers } = fixtures;
    const { admin } = caller.tenant;
    const clientId = place ?? (await test.make.client(caller.person)).id;
    markers.guard(clientId, 'client of a reference', (someone) => someone.tenant === caller.tenant);
    const beside: Record<string, string> = { 'path clientId': clientId };
    if (holder)
      beside['path id'] = await insertRecord(test, markers, holder, admin, clientId, (someone) => someone.tenant === caller.tenant);
    return { id: target?.id ?? missingOr(relation), seen: target?.seen ?? false, beside };
  };

const missingOr = (relation: Relation): string => (relation === 'missing' ? uuidv7() : '01890000-0000-7000-8000-00000000000g');

const kinds: Partial<Record<SheetKind, Maker>> = {};
for (const noun of ['site', 'installation'] as const) {
  kinds[`${noun} of a client`] = reference(noun);
  for (const holder of ['installation', 'intervention', 'contract', 'document'] as const)
    kinds[`${noun} beside a ${holder}`] = reference(noun, holder);
}
for (const noun of NOUNS) {
  kinds[noun] = kind(noun, 'record');
  kinds[`client of a ${noun}`] = kind(noun, 'client');
  kinds[`${noun} in the trash`] = kind(noun, 'trash');
  if (isOfAgency(noun)) kinds[`free ${noun}`] = kind(noun, 'free');
}
/** Kinds of records that ids in the routes of the sheet refer to. */
export const SHEET_KINDS = kinds as Record<SheetKind, Maker>;
