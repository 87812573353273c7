import type { UnitOfWork } from '../database/unit-of-work.js';
import type { FieldChange, NewTimelineEntry } from '../history/timeline-entry.entity.js';
import type { RecordOperation, RecordRow, RecordType } from './record-type.js';

/** Fields of the timeline entry that differ from the usual ones of the operation. */
export type EntryDetails = Partial<NewTimelineEntry>;

/** One changed record: its columns before and after, from which the changed fields and who sees it follow. */
export interface RecordChange<Row extends RecordRow> {
  /** Null for a new record. */
  before: Row | null;
  after: Row;
  /** Null for a change that the timeline does not show. */
  details?: EntryDetails | null | undefined;
}

const VERBS: Record<RecordOperation, string> = {
  created: 'created',
  updated: 'changed',
  deleted: 'moved to the trash',
  restored: 'taken out of the trash',
  purged: 'purged',
};

/**
 * Called for every change of every record, in its transaction and with a fixed number of statements. Adds the timeline
 * entries; everything else that follows from a change of any record belongs here too.
 */
export async function recordsChanged<Row extends RecordRow>(
  tx: UnitOfWork,
  { noun, timeline }: RecordType<Row>,
  operation: RecordOperation,
  changes: readonly RecordChange<Row>[],
  at: Date,
): Promise<void> {
  const kind = timeline?.kinds[operation];
  if (!timeline || !kind) return;
  const title = `${noun} ${VERBS[operation]}`;
  await tx.addTimelineEntries(
    changes
      .filter(({ details }) => details !== null)
      .map(({ after, details }) => ({
        subjectId: timeline.subjectOf(after),
        kind,
        title,
        at,
        // The address of a record in the trash answers 404.
        link: operation === 'deleted' ? null : (timeline.linkTo?.(after) ?? null),
        ...details,
      })),
  );
}

/** Returns the columns whose values differ. */
export const changedColumns = <Row extends object>(before: Row, after: Row): Partial<Row> =>
  Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name as keyof Row])) as Partial<Row>;

/** Lists the fields that differ, with both values as the API returns them. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): FieldChange[] {
  return Object.keys(after)
    .filter((field) => canonical(before[field]) !== canonical(after[field]))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
}

/** Serializes for comparison: PostgreSQL reorders the keys of jsonb and returns amounts with two decimals. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (key, inner: unknown) => {
    if (key === 'amount' && typeof inner === 'string') return Number(inner).toFixed(2);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(
      Object.entries(inner)
        .filter(([, part]) => part !== undefined && part !== null)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  });
}
