import { InterventionsService } from '../src/sheet/interventions/interventions.service.js';
import type { TestApp } from './app.js';
import { ofAgency, whoSees, type Markers } from './isolation-markers.js';
import type { Tenant } from './isolation-people.js';
import { kindsOfClient, visibleLikeClient, type MakeTarget, type SeenBy } from './isolation-targets.js';
import type { Person } from './make.js';
import { isOfAgency, makeRecord, NOUNS, trashRecord, type AgencyNoun, type Noun } from './sheet-records.js';

/** Tabs whose records refer to a site or an installation. */
const HOLDERS = ['installation', 'intervention', 'contract', 'document'] as const satisfies Noun[];
type Holder = (typeof HOLDERS)[number];

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

/** A record of the agency that is linked to no client, and so assigned to nobody. */
const unlinked = (noun: AgencyNoun, trashed: boolean): MakeTarget =>
  visibleLikeClient(trashed, async ({ test, markers }, { tenant, by, assigneeId, inTrash }) => {
    if (assigneeId) return undefined;
    const seenBy = seenWith(noun, tenant, by.id);
    const id = await insertRecord(test, markers, noun, by, null, seenBy);
    if (inTrash) await trashRecord(test, noun, by, null, id);
    return { id, seenBy };
  });

/**
 * A referenced record of the client in the path. If the target is not visible, the path contains the caller's own client
 * (and record), so that only the target is wrong.
 * @param holder tab of the record in the path that gets the reference; none if that record is about to be created
 */
const reference =
  (record: MakeTarget, holder?: Holder): MakeTarget =>
  async (fixtures, caller, relation) => {
    const target = await record(fixtures, caller, relation);
    if (!target) return undefined;
    const { test, markers } = fixtures;
    const { admin } = caller.tenant;
    const clientId = (target.seen && target.beside?.['path clientId']) || (await test.make.client(caller.person)).id;
    markers.guard(clientId, 'client of a reference', ofAgency(caller.tenant));
    const beside: Record<string, string> = { 'path clientId': clientId };
    if (holder) beside['path id'] = await insertRecord(test, markers, holder, admin, clientId, ofAgency(caller.tenant));
    return { id: target.id, seen: target.seen, beside };
  };

/** Kinds of records that ids in the routes of the sheet refer to. */
export const SHEET_KINDS: Record<string, MakeTarget> = {};
for (const noun of NOUNS) {
  const kinds = kindsOfClient(noun, {
    create: ({ test, markers }, clientId, { tenant, by, assigneeId }) =>
      insertRecord(test, markers, noun, by, clientId, seenWith(noun, tenant, by.id, assigneeId)),
    remove: ({ test }, clientId, id, by) => trashRecord(test, noun, by, clientId, id),
  });
  Object.assign(SHEET_KINDS, kinds);
  if (isOfAgency(noun))
    Object.assign(SHEET_KINDS, { [`free ${noun}`]: unlinked(noun, false), [`${noun} in the trash`]: unlinked(noun, true) });
  if (noun !== 'site' && noun !== 'installation' && noun !== 'document') continue;
  const record = kinds[noun] as MakeTarget;
  SHEET_KINDS[`${noun} of a client`] = reference(record);
  if (noun === 'document') continue;
  for (const holder of HOLDERS) SHEET_KINDS[`${noun} beside a ${holder}`] = reference(record, holder);
}
