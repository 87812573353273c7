import sql from 'sql-template-tag';
import type { TenantRow, UnitOfWork } from '../database/unit-of-work.js';
import { notFound } from '../errors.js';
import { checkVersion, type ExpectedVersion } from '../http/etag.js';
import { recordsChanged, type EntryDetails } from './record-changes.js';
import type { RecordOperation, RecordRow, RecordType } from './record-type.js';

/** Change of a record that was loaded and locked in this transaction. */
export interface Update<Row extends RecordRow> {
  before: Row;
  set: Partial<Row>;
  /** Null for a change that the timeline does not show. */
  details?: EntryDetails | null;
}

/**
 * Loads an active record and locks it until the transaction ends.
 * @param also columns and the values that they must have
 * @throws 404 when it is not visible or does not match `also`, 412 when it is not at the expected version
 */
export async function lockRecord<Row extends RecordRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  id: string,
  expected: ExpectedVersion,
  also: Partial<Row> = {},
): Promise<Row> {
  const row = await tx.getForUpdate<Row & TenantRow>(
    type.entity,
    id,
    (type.trash ? { deletedAt: null, ...also } : also) as Partial<Row & TenantRow>,
  );
  checkVersion(expected, row.version);
  return row;
}

/** Locks the only record of its type in the agency. @throws 404, 412 when it is not at the expected version */
export async function lockSettings<Row extends RecordRow>(
  tx: UnitOfWork,
  { entity }: RecordType<Row>,
  expected: ExpectedVersion,
): Promise<Row> {
  const [row] = await tx.manager.find<RecordRow>(entity, {
    where: { agencyId: tx.actor.agencyId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!row) throw notFound();
  checkVersion(expected, row.version);
  return row as Row;
}

/** Inserts new records. */
export async function createRecords<Row extends RecordRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  rows: readonly Row[],
  details?: (row: Row) => EntryDetails,
  at = new Date(),
): Promise<void> {
  await Promise.all([
    tx.insertMany(type.entity, rows),
    recordsChanged(
      tx,
      type,
      'created',
      rows.map((after) => ({ before: null, after, details: details?.(after) })),
      at,
    ),
  ]);
}

/** @returns the record after the change */
export async function updateRecord<Row extends RecordRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  before: Row,
  set: Partial<Row>,
  details?: EntryDetails,
): Promise<Row> {
  const [after] = await writeRecords(tx, type, 'updated', [{ before, set, details }], details?.at);
  return after ?? before;
}

/** Changes many records, with a fixed number of statements. @param updates all of the same columns */
export const updateRecords = <Row extends RecordRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  updates: readonly Update<Row>[],
  at?: Date,
): Promise<Row[]> => writeRecords(tx, type, 'updated', updates, at);

/** Deletes records for good. */
export async function purgeRecords<Row extends RecordRow>(tx: UnitOfWork, type: RecordType<Row>, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const changes = rows.map((row) => ({ before: row, after: row }));
  await Promise.all([
    tx.query(
      sql`DELETE FROM ${tx.tableOf(type.entity)} WHERE agency_id = ${tx.actor.agencyId} AND id = ANY (${rows.map(({ id }) => id as string)}::uuid[])`,
    ),
    recordsChanged(tx, type, 'purged', changes, new Date()),
  ]);
}

/**
 * Writes the next version of records. The entries come first, because the actor may no longer see the records afterwards.
 * Issues its statements without awaiting in between, as `commitWith` requires.
 */
export async function writeRecords<Row extends RecordRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  operation: Exclude<RecordOperation, 'created' | 'purged'>,
  updates: readonly Update<Row>[],
  at = new Date(),
): Promise<Row[]> {
  const dated = tx.manager.dataSource.getMetadata(type.entity).findColumnWithPropertyName('updatedAt') ? { updatedAt: at } : {};
  const sets = updates.map(({ before, set }) => ({ ...set, ...dated, version: before.version + 1 }));
  const changes = updates.map(({ before, details }, index) => ({ before, after: { ...before, ...sets[index] }, details }));
  await Promise.all([
    recordsChanged(tx, type, operation, changes, at),
    tx.updateMany(
      type.entity,
      updates.map(({ before }) => before),
      sets,
    ),
  ]);
  return changes.map(({ after }) => after);
}
