import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import sql from 'sql-template-tag';
import { Client } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound, Problem } from '../core/errors.js';
import type { NewTimelineEntry } from '../core/history/timeline-entry.entity.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { changedColumns } from '../core/records/record-changes.js';
import { newRecord } from '../core/records/record-type.js';
import { createRecords, lockRecord, updateRecord } from '../core/records/records.js';
import { lockForTrash, lockInTrash, restoreRecords, trashRecords } from '../core/records/trash.js';
import { SheetChecks } from './sheet-checks.js';
import type { SheetRecord } from './sheet-record.entity.js';
import { SheetProjection } from './sheet-projection.js';
import type { SheetTab } from './sheet-tab.js';
import { MAX_RECORDS, nameChange, namesOf, labelChanges, tooMany } from './sheet.rules.js';
import { SheetQueries } from './sheet.queries.js';

type Values = Record<string, unknown>;
/** A tab whose records belong to the agency and are linked to clients. */
export type LinkedTab<Row extends SheetRecord> = SheetTab<Row> & Required<Pick<SheetTab<Row>, 'link'>>;
const NAMED = 5;
/** Maximum number of client timelines that one change of a shared record is written to. */
const MAX_TIMELINES = 100;

/**
 * Writes of records that belong to the agency and are linked to clients. Timeline entries go only to linked clients that
 * the actor can see.
 */
@Injectable()
export class LinkedRecordsService {
  constructor(
    private readonly db: Db,
    private readonly rows: SheetProjection,
    private readonly queries: SheetQueries,
    private readonly checks: SheetChecks,
  ) {}

  /** @param clientId client to link at once, or null for none */
  create<Row extends SheetRecord, Dto>(actor: Actor, tab: LinkedTab<Row>, clientId: string | null, body: object): Promise<Dto> {
    return this.db.write(actor, async (tx) => {
      if (clientId) await this.lockClient(tx, tab, clientId);
      const now = new Date();
      const fields = this.rows.fieldColumns(tab).map(({ propertyName }) => [propertyName, (body as Values)[propertyName] ?? null]);
      const row = { ...newRecord(actor, uuidv7(), now), ...(Object.fromEntries(fields) as Values) } as unknown as Row;
      await this.checks.check(tx, tab, row, undefined);
      Object.assign(row, namesOf(tab, row));
      await createRecords(tx, tab, [row]);
      if (clientId) await this.insertLink(tx, tab, clientId, row, 'added');
      return this.queries.toResponse<Row, Dto>(tx, tab, clientId, row.id);
    });
  }

  /** Updates the record for every linked client. @throws 412 when its version has moved on, 422 with field errors */
  update<Row extends SheetRecord, Dto>(
    actor: Actor,
    tab: LinkedTab<Row>,
    clientId: string | null,
    id: string,
    expected: ExpectedVersion,
    body: object,
  ): Promise<Dto> {
    return this.db.write(actor, async (tx) => {
      if (clientId) await this.assertLinked(tx, tab, clientId, id);
      const before = await lockRecord(tx, tab, id, expected);
      const row = { ...before };
      const sent = this.rows
        .fieldColumns(tab)
        .flatMap(({ propertyName }) => ((body as Values)[propertyName] === undefined ? [] : propertyName));
      Object.assign(row, pick(body, sent));
      await this.checks.check(tx, tab, row, before);
      const changes = labelChanges(tab, pick(before, sent), pick(row, sent));
      if (changes.length > 0) {
        Object.assign(row, namesOf(tab, row));
        const saved = await updateRecord(tx, tab, before, changedColumns(before, row));
        await this.addTimelineEntries(tx, tab, saved, {
          kind: 'sheet-changed',
          title: `${tab.noun} changed`,
          changes: [nameChange(tab, before.displayName, row.displayName), ...changes],
        });
      }
      return this.queries.toResponse<Row, Dto>(tx, tab, clientId, id);
    });
  }

  /** Links the client; idempotent. @throws 404 when the client or the record is not visible */
  link<Row extends SheetRecord, Dto>(actor: Actor, tab: LinkedTab<Row>, clientId: string, id: string): Promise<Dto> {
    return this.db.write(actor, async (tx) => {
      await this.lockClient(tx, tab, clientId);
      const row = await tx.getForUpdate(tab.entity, id, { deletedAt: null } as Partial<Row>);
      if (!(await this.isLinked(tx, tab, clientId, id))) await this.insertLink(tx, tab, clientId, row, 'linked');
      return this.queries.toResponse<Row, Dto>(tx, tab, clientId, id);
    });
  }

  /** Removes the link; the record remains with the agency. */
  async unlink<Row extends SheetRecord>(actor: Actor, tab: LinkedTab<Row>, clientId: string, id: string): Promise<void> {
    await this.db.write(actor, async (tx) => {
      await tx.getForUpdate(Client, clientId, { deletedAt: null });
      await this.assertLinked(tx, tab, clientId, id);
      const row = await tx.getForUpdate(tab.entity, id, { deletedAt: null } as Partial<Row>);
      const { table, column } = tab.link;
      await tx.query(sql`DELETE FROM ${table} WHERE agency_id = ${actor.agencyId} AND client_id = ${clientId} AND ${column} = ${id}`);
      const changes = [nameChange(tab, row.displayName, null)];
      await tx.addTimelineEntries([{ subjectId: clientId, kind: 'sheet-unlinked', title: `${tab.noun} unlinked`, changes }]);
    });
  }

  /** Moves the record to the trash. @throws 409 while clients are linked, naming those that the caller can see */
  async remove<Row extends SheetRecord>(actor: Actor, tab: LinkedTab<Row>, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const row = await lockForTrash(tx, tab, id, expected);
      await this.assertUnlinked(tx, tab, id);
      await trashRecords(tx, tab, [row]);
    });
  }

  restore<Row extends SheetRecord, Dto>(actor: Actor, tab: LinkedTab<Row>, id: string): Promise<Dto> {
    return this.db.write(actor, async (tx) => {
      const before = await lockInTrash(tx, tab, id);
      await restoreRecords(tx, tab, [{ before, set: {} }]);
      return this.queries.toResponse<Row, Dto>(tx, tab, null, id);
    });
  }

  /** Locks the client and checks that it has room for one more linked record. */
  private async lockClient<Row extends SheetRecord>(tx: UnitOfWork, { link }: LinkedTab<Row>, clientId: string): Promise<void> {
    await tx.getForUpdate(Client, clientId, { deletedAt: null });
    const [{ total } = { total: 0 }] = await tx.query<{ total: number }>(
      sql`SELECT count(*)::integer AS total FROM ${link.table} WHERE agency_id = ${tx.actor.agencyId} AND client_id = ${clientId}`,
    );
    if (total >= MAX_RECORDS) throw tooMany();
  }

  private async insertLink<Row extends SheetRecord>(
    tx: UnitOfWork,
    tab: LinkedTab<Row>,
    clientId: string,
    row: Row,
    how: 'added' | 'linked',
  ): Promise<void> {
    const { table, column } = tab.link;
    await tx.query(sql`INSERT INTO ${table} (agency_id, client_id, ${column}) VALUES (${tx.actor.agencyId}, ${clientId}, ${row.id})`);
    await tx.addTimelineEntries([
      {
        subjectId: clientId,
        kind: how === 'added' ? 'sheet-added' : 'sheet-linked',
        title: `${tab.noun} ${how}`,
        changes: [nameChange(tab, null, row.displayName)],
        link: `/api/v1/clients/${clientId}/${tab.name}/${row.id}`,
      },
    ]);
  }

  private async isLinked<Row extends SheetRecord>(
    tx: UnitOfWork,
    { link }: LinkedTab<Row>,
    clientId: string,
    id: string,
  ): Promise<boolean> {
    const linked = await tx.query(
      sql`SELECT 1 FROM ${link.table} WHERE agency_id = ${tx.actor.agencyId} AND client_id = ${clientId} AND ${link.column} = ${id}`,
    );
    return linked.length > 0;
  }

  private async assertLinked<Row extends SheetRecord>(tx: UnitOfWork, tab: LinkedTab<Row>, clientId: string, id: string): Promise<void> {
    const [client] = await tx.findVisible(Client, [clientId], { deletedAt: null });
    if (!client || !(await this.isLinked(tx, tab, clientId, id))) throw notFound();
  }

  /** Clients that the caller cannot see also block the deletion, but are neither counted nor named. */
  private async assertUnlinked<Row extends SheetRecord>(tx: UnitOfWork, { link }: LinkedTab<Row>, id: string): Promise<void> {
    const usedBy = await tx.query<{
      id: string;
      displayName: string;
    }>(sql`SELECT c.id, c.display_name AS "displayName" FROM ${link.table} l JOIN clients c ON c.agency_id = l.agency_id AND c.id = l.client_id
       WHERE l.agency_id = ${tx.actor.agencyId} AND l.${link.column} = ${id} AND c.deleted_at IS NULL AND ${visibleTo(tx.actor, 'owned', 'c')}
       ORDER BY c.sort_key, c.id LIMIT ${integer(NAMED)}`);
    const [{ used } = { used: false }] = await tx.query<{ used: boolean }>(sql`SELECT ${link.table}_live(${id}) AS used`);
    if (usedBy.length > 0 || used)
      throw new Problem(409, 'record-in-use', 'Clients are linked to this record: unlink them first.', {
        extra: { usedBy: usedBy.map((client) => ({ kind: 'clients', ...client })) },
      });
  }

  /** Adds the same entry to the timeline of every linked client that the actor can see. */
  private async addTimelineEntries<Row extends SheetRecord>(
    tx: UnitOfWork,
    { link, name }: LinkedTab<Row>,
    row: Row,
    line: NewTimelineEntry,
  ): Promise<void> {
    const clients = await tx.query<{
      id: string;
    }>(sql`SELECT c.id FROM ${link.table} l JOIN clients c ON c.agency_id = l.agency_id AND c.id = l.client_id
       WHERE l.agency_id = ${row.agencyId} AND l.${link.column} = ${row.id} AND c.deleted_at IS NULL AND ${visibleTo(tx.actor, 'owned', 'c')}
       ORDER BY c.id LIMIT ${integer(MAX_TIMELINES)}`);
    await tx.addTimelineEntries(
      clients.map(({ id: subjectId }) => ({
        ...line,
        subjectId,
        at: row.updatedAt,
        link: `/api/v1/clients/${subjectId}/${name}/${row.id}`,
      })),
    );
  }
}

const pick = (from: object, keys: readonly string[]): Values => Object.fromEntries(keys.map((key) => [key, (from as Values)[key]]));
