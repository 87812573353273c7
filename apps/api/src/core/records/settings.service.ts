import { v7 as uuidv7 } from 'uuid';
import sql, { type Sql } from 'sql-template-tag';
import { integer } from '../../core/database/integer.js';
import type { Actor } from '../auth/actor.js';
import type { Db } from '../database/db.js';
import { entityVisibleTo } from '../database/row-visibility.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { violates } from '../database/violations.js';
import { conflict, notFound } from '../errors.js';
import { checkVersion, type ExpectedVersion } from '../http/etag.js';
import { changedColumns } from './record-changes.js';
import type { RecordRow, RecordType } from './record-type.js';
import { createRecords, purgeRecords, updateRecord } from './records.js';

/** Row of a short list that each agency arranges, such as its tags. */
interface SettingsRow extends RecordRow {
  id: string;
  name: string;
  /** Position in the list, from 1 without gaps; absent in lists sorted by name. */
  position?: number;
}

interface SettingsBody {
  name?: string;
  color?: string;
  position?: number;
}

/** Record type of such a list. */
export interface SettingsType<Row extends SettingsRow> extends RecordType<Row> {
  /** Maximum per agency. */
  max: number;
  /** Word in the codes of its refusals, such as `tag` in `tag-exists`. */
  word: string;
  /** Unique index on the name. */
  uniqueName: string;
  /** Foreign keys of the records that use it, and the refusal of its deletion while there are any. */
  usedBy: { foreignKeys: readonly string[]; refusal: string };
  /** Order in SQL over `t` of a list that is not sorted by position. */
  sortedBy?: Sql;
}

/** Reads and writes of settings that are short lists. */
export abstract class SettingsService<Row extends SettingsRow, Dto, Body extends SettingsBody = SettingsBody> {
  constructor(
    protected readonly db: Db,
    protected readonly type: SettingsType<Row>,
  ) {}

  /** Returns SQL that selects a row `t` as the API returns it. @param counted whether a usage that is optional was requested */
  protected abstract select(actor: Actor, counted: boolean): Sql;

  /** Returns the columns of a new row whose fields were not sent. */
  protected defaults(_body: Body): Partial<Row> {
    return {};
  }

  /** Checks before a change, or, without changes, before a deletion. */
  protected async beforeChange(_tx: UnitOfWork, _row: Row, _changes?: Partial<Row>): Promise<void> {}

  /** Replaces the linked rows that the body names. @returns whether it names any */
  protected async replaceLinks(_tx: UnitOfWork, _id: string, _body: Partial<Body>): Promise<boolean> {
    return false;
  }

  /** Counts include only records visible to the actor. */
  async list(actor: Actor, { count }: { count?: 'capped' } = {}): Promise<{ data: Dto[] }> {
    const { max, sortedBy = sql`t.position` } = this.type;
    const statement = this.statement(actor, count !== undefined);
    return { data: await this.db.read<Dto>(actor, sql`${statement} ORDER BY ${sortedBy}, t.id LIMIT ${integer(max)}`) };
  }

  async get(actor: Actor, id: string): Promise<Dto> {
    return found(await this.db.read<Dto>(actor, this.statement(actor, false, id)));
  }

  /** @throws 409 when the name is taken, or the agency has the maximum */
  create(actor: Actor, body: Body): Promise<Dto> {
    return this.write(actor, async (tx) => {
      const all = await this.lockAll(tx);
      const { max, word, sortedBy } = this.type;
      if (all.length >= max) throw conflict(`too-many-${word}s`, `An agency has at most ${max} ${word}s.`);
      const fixed = { agencyId: actor.agencyId, id: uuidv7(), version: 1, ...(sortedBy ? {} : { position: all.length + 1 }) };
      const row = { ...this.defaults(body), ...this.columnsOf(body), ...fixed } as unknown as Row;
      await createRecords(tx, this.type, [row]);
      await this.replaceLinks(tx, row.id, body);
      if (body.position) await this.arrange(tx, [...all, row], row, body.position);
      return this.toResponse(tx, row.id);
    });
  }

  /** @throws 412 for an outdated version, 409 when the name is taken */
  update(actor: Actor, id: string, expected: ExpectedVersion, body: Partial<Body>): Promise<Dto> {
    return this.write(actor, async (tx) => {
      const { row, all } = await this.lock(tx, id, expected);
      const position = body.position === undefined ? {} : { position: Math.min(body.position, all.length) };
      const set = changedColumns<Partial<Row>>(row, { ...this.columnsOf(body), ...position } as Partial<Row>);
      await this.beforeChange(tx, row, set);
      const relinked = await this.replaceLinks(tx, id, body);
      if (relinked || Object.keys(set).length > 0) await updateRecord(tx, this.type, row, set);
      if (set.position) await this.arrange(tx, all, row, set.position);
      return this.toResponse(tx, id);
    });
  }

  /** @throws 412 for an outdated version, 409 while records use it */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.write(actor, async (tx) => {
      const { row, all } = await this.lock(tx, id, expected);
      await this.beforeChange(tx, row);
      await this.purge(tx, row, all);
    });
  }

  /** Runs a write. @throws 409 for a name that is taken, and for the deletion of a record in use */
  protected async write<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    const { word, uniqueName, usedBy } = this.type;
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (violates(error, uniqueName)) {
        const taken = { code: `${word}-exists`, message: 'The agency already has one with this name.' };
        throw conflict(taken.code, taken.message, [{ pointer: '/name', ...taken }]);
      }
      if (usedBy.foreignKeys.some((key) => violates(error, key, 'foreign key'))) throw conflict(`${word}-in-use`, usedBy.refusal);
      throw error;
    }
  }

  /** Returns the agency's records in order; concurrent changes wait until this transaction ends. */
  protected async lockAll(tx: UnitOfWork): Promise<Row[]> {
    const { name, entity, sortedBy } = this.type;
    await tx.lock(`${name} of an agency`);
    const order = sortedBy ? { id: 'ASC' as const } : { position: 'ASC' as const, id: 'ASC' as const };
    return (await tx.manager.find<SettingsRow>(entity, { where: { agencyId: tx.actor.agencyId }, order })) as Row[];
  }

  /** Deletes the record and closes its gap in the list. */
  protected async purge(tx: UnitOfWork, row: Row, all: readonly Row[]): Promise<void> {
    await purgeRecords(tx, this.type, [row]);
    if (!this.type.sortedBy) await this.arrange(tx, all, row);
  }

  /** Returns the record as the API shows it, read in the transaction that wrote it. */
  protected async toResponse(tx: UnitOfWork, id: string): Promise<Dto> {
    return found(await tx.query<Dto>(this.statement(tx.actor, false, id)));
  }

  /** @throws 404, 412 when it is not at the expected version */
  protected async lock(tx: UnitOfWork, id: string, expected: ExpectedVersion): Promise<{ row: Row; all: Row[] }> {
    const all = await this.lockAll(tx);
    const row = all.find((one) => one.id === id);
    if (!row) throw notFound();
    checkVersion(expected, row.version);
    return { row, all };
  }

  /** Numbers the list with the row at the position, or without it; records that only shift keep their version. */
  private async arrange(tx: UnitOfWork, all: readonly Row[], row: Row, position?: number): Promise<void> {
    const others = all.filter(({ id }) => id !== row.id);
    const order = position ? others.toSpliced(position - 1, 0, row) : others;
    await tx.query(sql`UPDATE ${tx.tableOf(this.type.entity)} t SET position = o.position FROM unnest(${order.map(({ id }) => id)}::uuid[]) WITH ORDINALITY o(id, position)
       WHERE t.agency_id = ${tx.actor.agencyId} AND t.id = o.id AND t.position <> o.position`);
  }

  /** Returns the columns that the body sets. */
  private columnsOf(body: Partial<Body>): Partial<Row> {
    const { name, color, position: _, ...others } = body;
    const sent: Record<string, unknown> = { ...others, name: name?.trim(), color: color?.toLowerCase() };
    const columns = this.db.metadata.getMetadata(this.type.entity).columns.map(({ propertyName }) => propertyName);
    return Object.fromEntries(
      columns.filter((column) => sent[column] !== undefined).map((column) => [column, sent[column]]),
    ) as Partial<Row>;
  }

  private statement(actor: Actor, counted: boolean, id?: string): Sql {
    const visible = sql`${this.select(actor, counted)} WHERE ${entityVisibleTo(actor, this.type.entity, 't')}`;
    return id === undefined ? visible : sql`${visible} AND t.id = ${id}`;
  }
}

function found<Dto>([row]: Dto[]): Dto {
  if (!row) throw notFound();
  return row;
}
