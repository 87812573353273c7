import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { BankAccountsService } from '../sheet/bank-accounts/bank-accounts.service.js';
import { BONUSES } from '../sheet/bonuses/bonus.tab.js';
import type { Client } from '../clients/client.entity.js';
import { ClientContact } from '../sheet/contacts/contact.entity.js';
import { CONTACTS } from '../sheet/contacts/contact.tab.js';
import { CONTRACTS } from '../sheet/contracts/contract.tab.js';
import { automation, type Actor } from '../core/auth/actor.js';
import { RolePermissions } from '../core/auth/permissions.js';
import { addDays, romeInstant, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import { DISCOUNTS } from '../sheet/discounts/discount.tab.js';
import { INSTALLATIONS } from '../sheet/installations/installation.tab.js';
import { INTERVENTIONS } from '../sheet/interventions/intervention.tab.js';
import { ClientPaymentMethod } from '../sheet/payment-methods/payment-method.entity.js';
import { PAYMENT_METHODS } from '../sheet/payment-methods/payment-method.tab.js';
import type { SheetRecord } from '../sheet/sheet-record.entity.js';
import type { SheetTab } from '../sheet/sheet-tab.js';
import { newRecord } from '../core/records/record-type.js';
import { nameChange, namesOf, labelChanges } from '../sheet/sheet.rules.js';
import { SITES } from '../sheet/sites/site.tab.js';
import { contractsFor, type DemoContract } from './demo.contracts.js';
import { Dice } from './demo.dice.js';
import { demoIban } from './demo.iban.js';
import { CAST_SHEETS, PAYMENT_METHODS_OF_THE_AGENCY, type DemoSheet } from './demo.sheet-cast.js';

const SEED = 1861;
const BATCH_SIZE = 500;
const DAY_OF_THE_BANKS = 240;

/** Loads the sheets of a demo agency: complete ones for named clients, contracts for many others. */
export async function loadSheets(
  app: INestApplicationContext,
  agency: { agencyId: string; systemUserId: string },
  clients: Client[],
): Promise<void> {
  const { agencyId, systemUserId } = agency;
  const began = new Date();
  const living = clients.filter(({ deletedAt, lostAt }) => !deletedAt && !lostAt);
  const cast = Object.entries(CAST_SHEETS).flatMap(([name, sheet]) => {
    const client = living.find(({ displayName }) => displayName === name);
    return client ? [{ client, sheet }] : [];
  });
  const written = new Written(agencyId);
  const methods = new Map(
    PAYMENT_METHODS_OF_THE_AGENCY.map((method) => [method.name, written.ofAgency(PAYMENT_METHODS, systemUserId, method)]),
  );
  for (const { client, sheet } of cast) writeSheet(written, client, sheet, methods);
  const dice = new Dice();
  for (const [index, client] of living.entries()) {
    dice.reseed(SEED, index);
    if (client.status === 'client' && !CAST_SHEETS[client.displayName])
      for (const contract of contractsFor(dice, client.type)) writeContract(written, client, contract);
  }
  await app.get(Db).write(automation(agencyId, systemUserId), (tx) => written.into(tx));
  await openAccounts(app, cast, began);
}

/** Creates accounts through the service, which encrypts IBANs, and then moves their timeline entries into the past. */
async function openAccounts(app: INestApplicationContext, cast: { client: Client; sheet: DemoSheet }[], began: Date): Promise<void> {
  for (const [n, { client, sheet }] of cast.entries()) {
    const actor: Actor = {
      agencyId: client.agencyId,
      userId: client.assigneeId ?? client.createdById,
      visibility: 'agency',
      permissions: app.get(RolePermissions).of('agency_admin'),
      origin: 'staff',
    };
    for (const [m, abi] of (sheet.banks ?? []).entries())
      await app.get(BankAccountsService).create(actor, client.id, { iban: demoIban(abi, n * 10 + m), holder: client.displayName });
    await app.get(Db).write(actor, async (tx) => {
      await tx.query(
        sql`UPDATE timeline_entries SET at = at - make_interval(days => ${DAY_OF_THE_BANKS}) WHERE agency_id = ${client.agencyId} AND subject_id = ${client.id} AND kind = 'sheet-added' AND at >= ${began}`,
      );
    });
  }
}

/** Collects rows and timeline entries, to insert them together. */
class Written {
  private readonly rows = new Map<new () => object, object[]>();

  constructor(private readonly agencyId: string) {}

  /** Adds a record of the client, created the given days ago but after the client. @returns its id */
  of<Row extends SheetRecord>(tab: SheetTab<Row>, client: Client, daysAgo: number, fields: Partial<Row>): string {
    const userId = client.assigneeId ?? client.createdById;
    const then = romeInstant(addDays(today(), -Math.max(1, daysAgo)), '10:20').getTime();
    const at = new Date(Math.max(then, client.createdAt.getTime() + 3_600_000));
    const row = this.record(tab, userId, at, { ...(tab.link ? {} : { clientId: client.id }), ...fields });
    this.add(TimelineEntry, {
      agencyId: this.agencyId,
      id: uuidv7(),
      subjectId: client.id,
      actorId: userId,
      origin: 'staff',
      kind: 'sheet-added',
      title: `${tab.noun} added`,
      at,
      changes: [nameChange(tab, null, row.displayName), ...labelChanges(tab, {}, tellable(fields))],
      link: `/api/v1/clients/${client.id}/${tab.name}/${row.id}`,
    });
    return row.id;
  }

  ofAgency<Row extends SheetRecord>(tab: SheetTab<Row>, userId: string, fields: Partial<Row>): string {
    return this.record(tab, userId, romeInstant(addDays(today(), -900)), fields).id;
  }

  add<Row extends object>(entity: new () => Row, row: Partial<Row>): void {
    this.rows.set(entity, [...(this.rows.get(entity) ?? []), row]);
  }

  async into(tx: UnitOfWork): Promise<void> {
    for (const [entity, rows] of this.rows)
      for (let at = 0; at < rows.length; at += BATCH_SIZE) await tx.insert(entity, rows.slice(at, at + BATCH_SIZE));
  }

  private record<Row extends SheetRecord>(tab: SheetTab<Row>, userId: string, at: Date, fields: object): Row {
    const actor = { ...automation(this.agencyId, userId) };
    const row = { ...newRecord(actor, uuidv7(), at), ...fields } as unknown as Row;
    Object.assign(row, namesOf(tab, row));
    this.add(tab.entity, row);
    return row;
  }
}

/** Drops ids, which timeline details cannot show without resolving them to names. */
const tellable = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !field.endsWith('Id') && field !== 'renewalPlannedFor'));

function writeSheet(written: Written, client: Client, sheet: DemoSheet, methods: ReadonlyMap<string, string>): void {
  for (const contact of sheet.contacts ?? []) {
    const contactId = written.of(CONTACTS, client, 310, contact);
    written.add(ClientContact, { agencyId: client.agencyId, clientId: client.id, contactId });
  }
  const sites = new Map(
    (sheet.sites ?? []).map(({ label, registeredOffice = false, address }) => [
      label,
      written.of(SITES, client, 305, { label, registeredOffice, address: address ? { ...address, country: 'IT' } : client.address }),
    ]),
  );
  const paymentMethodId = methods.get(sheet.paysBy ?? '');
  if (paymentMethodId) written.add(ClientPaymentMethod, { agencyId: client.agencyId, clientId: client.id, paymentMethodId });
  if (sheet.bonus) {
    const { description, percentage, validForDays } = sheet.bonus;
    written.of(BONUSES, client, 120, {
      description,
      kind: 'percentage',
      percentage,
      validFrom: inDays(-120),
      validTo: inDays(validForDays),
    });
  }
  if (sheet.discount) {
    const { description, amount, minimumThreshold } = sheet.discount;
    written.of(DISCOUNTS, client, 119, { description, kind: 'amount', amount: euro(amount), minimumThreshold: euro(minimumThreshold) });
  }
  const installations = new Map(
    (sheet.installations ?? []).map(({ site, installedDaysAgo, warrantyInDays, nextServiceInDays, ...fields }) => [
      fields.name,
      written.of(INSTALLATIONS, client, Math.min(installedDaysAgo, 420), {
        ...fields,
        siteId: sites.get(site ?? '') ?? null,
        installedOn: inDays(-installedDaysAgo),
        warrantyUntil: inDays(warrantyInDays),
        nextServiceOn: nextServiceInDays === undefined ? null : inDays(nextServiceInDays),
      }),
    ]),
  );
  for (const { daysAgo, kind, installation, minutes, description, materials = null } of sheet.interventions ?? [])
    written.of(INTERVENTIONS, client, daysAgo, {
      performedOn: inDays(-daysAgo),
      kind,
      installationId: installations.get(installation ?? '') ?? null,
      technicianId: client.assigneeId ?? client.createdById,
      durationMinutes: minutes,
      description,
      materials,
    });
  for (const contract of sheet.contracts) writeContract(written, client, contract);
}

function writeContract(written: Written, client: Client, contract: DemoContract): void {
  const { endsInDays, premium, sumInsured, excess, status, ...fields } = contract;
  const startsOn = inDays(endsInDays - 365);
  const endsOn = inDays(endsInDays);
  written.of(CONTRACTS, client, 364 - Math.min(endsInDays, 360), {
    ...fields,
    startsOn,
    endsOn,
    premium: euro(premium),
    premiumFrequency: 'annual',
    sumInsured: sumInsured === undefined ? null : euro(sumInsured),
    excess: excess === undefined ? null : euro(excess),
    status: status ?? (endsInDays < 0 ? 'expired' : 'active'),
    // Renewals within 30 days are already in the demo agenda, so they count as notified.
    renewalPlannedFor: endsInDays < 31 ? endsOn : null,
  });
}

const inDays = (days: number): string => addDays(today(), days);
const euro = (amount: number) => ({ amount: `${amount}.00`, currency: 'EUR' as const });
