import type { Actor } from '../auth/actor.js';
import type { Permission } from '../auth/permissions.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { forbidden, notFound } from '../errors.js';
import { checkVersion, type ExpectedVersion } from '../http/etag.js';
import type { EntryDetails } from './record-changes.js';
import type { RecordType, TrashableRow } from './record-type.js';
import { writeRecords, type Update } from './records.js';

/** Days until a record in the trash is purged. */
const TRASH_DAYS = 30;

/** Returns when a record that was deleted at that time is purged. */
export const purgedAt = (deletedAt: Date): Date => new Date(deletedAt.getTime() + TRASH_DAYS * 86_400_000);

/** Returns whether the actor may move the record to the trash and restore it. */
export const mayDelete = (
  { permissions, userId }: Actor,
  { name }: Pick<RecordType, 'name'>,
  { createdById }: Pick<TrashableRow, 'createdById'>,
): boolean =>
  permissions.has(`${name}:delete` as Permission) || (permissions.has(`${name}:delete-own` as Permission) && createdById === userId);

/** @throws 403 when the caller may delete only records that they created */
export function assertMayDelete(actor: Actor, type: Pick<RecordType, 'name'>, row: Pick<TrashableRow, 'createdById'>): void {
  if (!mayDelete(actor, type, row)) throw forbidden('Your role may delete only what you created.', 'not-your-creation');
}

/** Moves records to the trash, and enqueues their purge. */
export async function trashRecords<Row extends TrashableRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  rows: readonly Row[],
  details?: EntryDetails,
  at = new Date(),
): Promise<Row[]> {
  const { agencyId, userId } = tx.actor;
  const set = { deletedAt: at, deletedById: userId } as Partial<Row>;
  const trashed = await writeRecords(
    tx,
    type,
    'deleted',
    rows.map((before) => ({ before, set, details })),
    at,
  );
  if (rows.length > 0)
    await tx.publish(
      'records-trashed',
      { agencyId, record: type.name, ids: rows.map(({ id }) => id), deletedAt: at.toISOString() },
      { startAfter: purgedAt(at) },
    );
  return trashed;
}

/** Takes records out of the trash. @param updates further changes, all of the same columns */
export const restoreRecords = <Row extends TrashableRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  updates: readonly Update<Row>[],
  at?: Date,
): Promise<Row[]> =>
  writeRecords(
    tx,
    type,
    'restored',
    updates.map((update) => ({ ...update, set: { ...update.set, deletedAt: null, deletedById: null } })),
    at,
  );

/** Loads and locks a record that is to be moved to the trash. @throws 403, 404, 412 */
export async function lockForTrash<Row extends TrashableRow>(
  tx: UnitOfWork,
  type: RecordType<Row>,
  id: string,
  expected: ExpectedVersion,
  also: Partial<Row> = {},
): Promise<Row> {
  const row = await tx.getForUpdate(type.entity, id, { deletedAt: null, ...also });
  assertMayDelete(tx.actor, type, row);
  checkVersion(expected, row.version);
  return row;
}

/** Loads and locks a record that is to be restored. @throws 403, 404 when it is not in the trash */
export async function lockInTrash<Row extends TrashableRow>(tx: UnitOfWork, type: RecordType<Row>, id: string): Promise<Row> {
  const row = await tx.getForUpdate(type.entity, id);
  if (!row.deletedAt) throw notFound();
  assertMayDelete(tx.actor, type, row);
  return row;
}
