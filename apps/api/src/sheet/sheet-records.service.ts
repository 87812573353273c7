import { Injectable } from '@nestjs/common';
import { IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { Client } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import { changedColumns } from '../core/records/record-changes.js';
import { newRecord } from '../core/records/record-type.js';
import { createRecords, lockRecord, updateRecord, updateRecords } from '../core/records/records.js';
import { lockForTrash, lockInTrash, restoreRecords, trashRecords } from '../core/records/trash.js';
import { SheetChecks } from './sheet-checks.js';
import type { ClientRecord } from './sheet-record.entity.js';
import { SheetProjection } from './sheet-projection.js';
import type { SheetTab } from './sheet-tab.js';
import { MAX_RECORDS, nameChange, namesOf, labelChanges, tooMany } from './sheet.rules.js';
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
    const sent = this.fieldsIn(tab, body);
    const changes = [nameChange(tab, null, row.displayName), ...(await this.changesOf(tx, tab, {}, row, sent))];
    await createRecords(tx, tab, [row], () => ({ title: `${tab.noun} added`, changes }), now);
    await afterInsert?.(row);
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
      await tx.getForUpdate(Client, clientId, { deletedAt: null });
      const before = await lockRecord(tx, tab, id, expected, { clientId } as Partial<Row>);
      const row = { ...before };
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
    const changes = await this.changesOf(tx, tab, before, row, fields);
    if (changes.length === 0) return;
    Object.assign(row, namesOf(tab, row));
    await this.moveFlag(tx, tab, row, before);
    await updateRecord(tx, tab, before, changedColumns(before, row), {
      changes: [nameChange(tab, before.displayName, row.displayName), ...changes],
    });
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
      await tx.getForUpdate(Client, clientId, { deletedAt: null });
      const row = await lockForTrash(tx, tab, id, expected, { clientId } as Partial<Row>);
      await refuse?.(tx, row);
      await this.checks.assertNotReferenced(tx, tab, row);
      await trashRecords(tx, tab, [row], { changes: [nameChange(tab, row.displayName, null)] });
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
      const before = await lockInTrash(tx, tab, id);
      const row = { ...before };
      await this.assertRoom(tx, tab, row.clientId);
      const emptied = clear.filter((field) => field in (tab.references ?? {}));
      const flag = tab.single && row[tab.single] && (await this.otherFlagged(tx, tab, row)).length > 0 ? tab.single : undefined;
      Object.assign(row, Object.fromEntries(emptied.map((field) => [field, null])), flag ? { [flag]: false } : {});
      await this.checks.assertReferencesActive(tx, tab, row);
      await beforeSave?.(tx, row, before);
      Object.assign(row, namesOf(tab, row));
      const fields = [...emptied, ...(flag ? [flag] : [])];
      const changes = [nameChange(tab, null, row.displayName), ...(await this.changesOf(tx, tab, before, row, fields))];
      await restoreRecords(tx, tab, [{ before, set: changedColumns(before, row), details: { changes } }]);
      return this.queries.toResponse<Row, Dto>(tx, tab, row.clientId, id);
    });
  }

  /** Active record of this client, locked after its client. */
  async getForUpdate<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, clientId: string, id: string): Promise<Row> {
    await tx.getForUpdate(Client, clientId, { deletedAt: null });
    return tx.getForUpdate(tab.entity, id, { clientId, deletedAt: null } as Partial<Row>);
  }

  /** Changes of the fields as the timeline shows them, with the names of referenced records. */
  private async changesOf<Row extends ClientRecord>(
    tx: UnitOfWork,
    tab: SheetTab<Row>,
    before: object,
    row: Row,
    fields: string[],
  ): Promise<FieldChange[]> {
    const from = await this.checks.withNames(tx, tab, pick(before, fields));
    return labelChanges(tab, from, await this.checks.withNames(tx, tab, pick(row, fields)));
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
      sql`SELECT count(*)::integer AS total FROM ${this.rows.tableOf(tab)} WHERE agency_id = ${tx.actor.agencyId} AND client_id = ${clientId} AND deleted_at IS NULL`,
    );
    if (total >= MAX_RECORDS) throw tooMany();
  }

  /** Only one record of a client has the tab's flag: when another record takes it, the previous one loses it. */
  private async moveFlag<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, row: Row, before: Row | undefined): Promise<void> {
    const flag = tab.single;
    if (!flag || !row[flag] || before?.[flag]) return;
    const others = await this.otherFlagged(tx, tab, row);
    await updateRecords(
      tx,
      tab,
      others.map((other) => ({ before: other, set: { [flag]: false } as Partial<Row>, details: null })),
    );
  }

  /** Other active records of the client that have the tab's flag, locked. */
  private otherFlagged<Row extends ClientRecord>(tx: UnitOfWork, tab: SheetTab<Row>, { agencyId, clientId, id }: Row): Promise<Row[]> {
    const where = { agencyId, clientId, id: Not(id), [tab.single ?? '']: true, deletedAt: IsNull() } as FindOptionsWhere<Row>;
    return tx.manager.find(tab.entity, { where, lock: { mode: 'pessimistic_write' } });
  }
}

const pick = (from: object, keys: readonly string[]): Values => Object.fromEntries(keys.map((key) => [key, (from as Values)[key]]));
