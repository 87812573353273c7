import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../clients/client.entity.js';
import { TRASH_DAYS } from '../clients/clients.events.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { SheetChecks } from './sheet-checks.js';
import type { ClientRecord } from './sheet-record.entity.js';
import { SheetProjection } from './sheet-projection.js';
import type { SheetTab } from './sheet-tab.js';
import { MAX_RECORDS, mayDelete, nameChange, namesOf, newRecord, labelChanges, tooMany } from './sheet.rules.js';
import { SheetQueries } from './sheet.queries.js';

type Values = Record<string, unknown>;
/** Hook that sets or checks fields beyond those that callers send; `row` is the record about to be written. */
export type BeforeSave<Row> = (tx: UnitOfWork, row: Row, before?: Row) => Promise<void> | void;

/**
 * Writes of the records that belong to one client, for all tabs. Each write is one transaction that locks the client under
 * the tenant filter, so that concurrent writes to a tab are serialized, and adds a timeline entry to the client.
 */
@Injectable()
export class SheetRecordsService {
  constructor(
    private readonly db: Db,
    private readonly rows: SheetProjection,
    private readonly queries: SheetQueries,
    private readonly checks: SheetChecks,
  ) {}

  /** @throws 404 for a client that is not visible, 422 with field errors, 409 when the tab is full */
  create<Row extends ClientRecord, Dto>(
    actor: Actor,
    tab: SheetTab<Row>,
    clientId: string,
    body: object,
    beforeSave?: BeforeSave<Row>,
  ): Promise<Dto> {
    return this.db.write(actor, (tx) => this.add(tx, tab, clientId, body as Values, beforeSave));
  }

  /**
   * Creates the record within a transaction that does more.
   * @param afterInsert writes rows that belong to the new record
   */
  async add<Row extends ClientRecord, Dto>(
    tx: UnitOfWork,
    tab: SheetTab<Row>,
    clientId: string,
    body: Values,
    beforeSave?: BeforeSave<Row>,
    afterInsert?: (row: Row) => Promise<void>,
  ): Promise<Dto> {
    await tx.getForUpdate(Client, clientId, { deletedAt: null });
    await this.assertRoom(tx, tab, clientId);
    const now = new Date();
    const row = { ...newRecord(tx.actor, uuidv7(), now), clientId, ...this.initial(tab, body) } as unknown as Row;
    await this.checks.check(tx, tab, row, undefined);
    await beforeSave?.(tx, row);
    Object.assign(row, namesOf(tab, row));
    await this.moveFlag(tx, tab, row, undefined);
    await tx.insert(tab.entity, row);
    await afterInsert?.(row);
    const sent = this.fieldsIn(tab, body);
    const changes = labelChanges(tab, {}, await this.checks.withNames(tx, tab, pick(row, sent)));
    await this.addTimelineEntry(tx, tab, row, 'sheet-added', 'added', now, [nameChange(tab, null, row.displayName), ...changes]);
    return this.queries.toResponse(tx, tab, clientId, row.id);
  }

  /** @throws 412 when the record's version has moved on, 422 with field errors */
  update<Row extends ClientRecord, Dto>(
    actor: Actor,
    tab: SheetTab<Row>,
    clientId: string,
    id: string,
    expected: ExpectedVersion,
    body: object,
    beforeSave?: BeforeSave<Row>,
  ): Promise<Dto> {
    return this.db.write(actor, async (tx) => {
      const row = await this.getForUpdate(tx, tab, clientId, id);
      checkVersion(expected, row.version);
      const before = { ...row };
      const sent = this.fieldsIn(tab, body as Values);
      Object.assign(row, pick(body, sent));
      await this.checks.check(tx, tab, row, before);
      await beforeSave?.(tx, row, before);
      await this.change(tx, tab, row, before, sent);
      return this.queries.toResponse<Row, Dto>(tx, tab, clientId, id);
    });
  }

  /** Writes the fields that differ and adds a timeline entry; without differences there is neither a new version nor an entry. */
  async change<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row, before: Row, fields: string[]): Promise<void> {
    const labelled = [
      await this.checks.withNames(tx, tab, pick(before, fields)),
      await this.checks.withNames(tx, tab, pick(row, fields)),
    ] as const;
    const changes = labelChanges(tab, ...labelled);
    if (changes.length === 0) return;
    const now = new Date();
    Object.assign(row, namesOf(tab, row), { updatedAt: now, version: before.version + 1 });
    await this.moveFlag(tx, tab, row, before);
    await tx.update(tab.entity, { agencyId: row.agencyId, id: row.id } as Partial<Row>, row);
    await this.addTimelineEntry(tx, tab, row, 'sheet-changed', 'changed', now, [
      nameChange(tab, before.displayName, row.displayName),
      ...changes,
    ]);
  }

  /** Moves the record to the trash. @throws 409 that names the records that reference it */
  async remove<Row extends ClientRecord>(
    actor: Actor,
    tab: SheetTab<Row>,
    clientId: string,
    id: string,
    expected: ExpectedVersion,
    refuse?: BeforeSave<Row>,
  ): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const row = await this.getForUpdate(tx, tab, clientId, id);
      mayDelete(actor, tab, row);
      checkVersion(expected, row.version);
      await refuse?.(tx, row);
      await this.checks.assertNotReferenced(tx, tab, row);
      const deletedAt = new Date();
      const gone = { deletedAt, deletedById: actor.userId, updatedAt: deletedAt, version: row.version + 1 };
      await tx.update(tab.entity, { agencyId: actor.agencyId, id } as Partial<Row>, gone as Partial<Row>);
      await this.addTimelineEntry(tx, tab, row, 'sheet-removed', 'moved to the trash', deletedAt, [nameChange(tab, row.displayName, null)]);
      await tx.publish(
        'sheet-trashed',
        { agencyId: actor.agencyId, clientId, tab: tab.name, id, deletedAt: deletedAt.toISOString() },
        { startAfter: new Date(deletedAt.getTime() + TRASH_DAYS * 86_400_000) },
      );
    });
  }

  /**
   * Restores the record from the trash, unless its client is in the trash.
   * @param clear fields to set to null because the records they reference are in the trash
   */
  restore<Row extends ClientRecord, Dto>(
    actor: Actor,
    tab: SheetTab<Row>,
    id: string,
    clear: readonly string[],
    beforeSave?: BeforeSave<Row>,
  ): Promise<Dto> {
    return this.db.write(actor, async (tx) => {
      // The client is locked before the record, as in every other write, to avoid deadlocks.
      const [found] = await tx.findVisible(tab.entity, [id]);
      if (!found?.deletedAt) throw notFound();
      await tx.getForUpdate(Client, found.clientId, { deletedAt: null });
      const row = await tx.getForUpdate(tab.entity, id);
      if (!row.deletedAt) throw notFound();
      mayDelete(actor, tab, row);
      await this.assertRoom(tx, tab, row.clientId);
      const before = { ...row };
      const emptied = clear.filter((field) => field in (tab.references ?? {}));
      const flag = tab.single && row[tab.single] && (await this.hasOtherFlagged(tx, tab, row)) ? tab.single : undefined;
      Object.assign(row, Object.fromEntries(emptied.map((field) => [field, null])), flag ? { [flag]: false } : {});
      await this.checks.assertReferencesActive(tx, tab, row);
      await beforeSave?.(tx, row, before);
      const now = new Date();
      Object.assign(row, namesOf(tab, row), { deletedAt: null, deletedById: null, updatedAt: now, version: row.version + 1 });
      await tx.update(tab.entity, { agencyId: actor.agencyId, id } as Partial<Row>, row);
      const fields = [...emptied, ...(flag ? [flag] : [])];
      const labelled = [
        await this.checks.withNames(tx, tab, pick(before, fields)),
        await this.checks.withNames(tx, tab, pick(row, fields)),
      ] as const;
      const changes = [nameChange(tab, null, row.displayName), ...labelChanges(tab, ...labelled)];
      await this.addTimelineEntry(tx, tab, row, 'sheet-restored', 'taken out of the trash', now, changes);
      return this.queries.toResponse<Row, Dto>(tx, tab, row.clientId, id);
    });
  }

  /** Active record of this client, locked after its client. */
  async getForUpdate<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, clientId: string, id: string): Promise<Row> {
    await tx.getForUpdate(Client, clientId, { deletedAt: null });
    return tx.getForUpdate(tab.entity, id, { clientId, deletedAt: null } as Partial<Row>);
  }

  /** Adds an entry with a link to the record to the client's timeline. */
  async addTimelineEntry<Row extends ClientRecord>(
    tx: UnitOfWork,
    tab: SheetTab<Row>,
    row: Row,
    kind: 'sheet-added' | 'sheet-changed' | 'sheet-removed' | 'sheet-restored',
    what: string,
    at: Date,
    changes: FieldChange[],
  ): Promise<void> {
    const link = kind === 'sheet-removed' ? null : `/api/v1/clients/${row.clientId}/${tab.name}/${row.id}`;
    await tx.addTimelineEntry(row.clientId, { kind, title: `${tab.noun} ${what}`, at, changes, link });
  }

  /** Fields of the tab that the body contains. */
  private fieldsIn<Row extends ClientRecord>(tab: SheetTab<Row>, body: Values): string[] {
    return this.rows
      .fieldColumns(tab)
      .map(({ propertyName }) => propertyName)
      .filter((field) => body[field] !== undefined);
  }

  /** Initial value of every field: the sent value, else the column's default, else null. */
  private initial<Row extends ClientRecord>(tab: SheetTab<Row>, body: Values): Values {
    return Object.fromEntries(
      this.rows
        .fieldColumns(tab)
        .map(({ propertyName, default: usual }) => [
          propertyName,
          body[propertyName] === undefined ? ((usual as unknown) ?? null) : body[propertyName],
        ]),
    );
  }

  private async assertRoom<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, clientId: string): Promise<void> {
    const [{ total } = { total: 0 }] = await tx.query<{ total: number }>(
      `SELECT count(*)::integer AS total FROM ${this.rows.tableOf(tab)} WHERE agency_id = $1 AND client_id = $2 AND deleted_at IS NULL`,
      [tx.actor.agencyId, clientId],
    );
    if (total >= MAX_RECORDS) throw tooMany();
  }

  /** Only one record of a client has the tab's flag: when another record takes it, the previous one loses it. */
  private async moveFlag<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row, before: Row | undefined): Promise<void> {
    if (!tab.single || !row[tab.single] || before?.[tab.single]) return;
    const { databaseName } = this.rows.columnOf(tab, tab.single);
    await tx.query(
      `UPDATE ${this.rows.tableOf(tab)} SET ${databaseName} = false, version = version + 1, updated_at = $4
       WHERE agency_id = $1 AND client_id = $2 AND id <> $3 AND ${databaseName} AND deleted_at IS NULL`,
      [row.agencyId, row.clientId, row.id, row.updatedAt],
    );
  }

  private async hasOtherFlagged<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row): Promise<boolean> {
    const { databaseName } = this.rows.columnOf(tab, tab.single ?? '');
    const others = await tx.query(
      `SELECT 1 FROM ${this.rows.tableOf(tab)} WHERE agency_id = $1 AND client_id = $2 AND id <> $3 AND ${databaseName} AND deleted_at IS NULL`,
      [row.agencyId, row.clientId, row.id],
    );
    return others.length > 0;
  }
}

const pick = (from: object, keys: readonly string[]): Values => Object.fromEntries(keys.map((key) => [key, (from as Values)[key]]));
