import { changesBetween, searchable } from '../clients/client.rules.js';
import type { Actor } from '../core/auth/actor.js';
import { conflict, forbidden, type FieldError } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import type { SheetRecord } from './sheet-record.entity.js';
import type { SheetTab } from './sheet-tab.js';

/** Of one kind, of one client: enough for whom anybody looks after, and few enough to be sorted without an index. */
export const MAX_RECORDS = 500;
export const tooMany = () => conflict('too-many-records', `A client has at most ${MAX_RECORDS} records of a kind.`);

/** What the server decides of a record that is new. */
export const newRecord = (actor: Actor, id: string, now: Date) => ({
  agencyId: actor.agencyId,
  id,
  createdById: actor.userId,
  createdAt: now,
  updatedAt: now,
  deletedAt: null,
  deletedById: null,
  version: 1,
});

/** The names and keys that follow from the fields, as those of a client do. */
export function namesOf<Row extends SheetRecord>(tab: SheetTab<Row>, row: Row): Pick<SheetRecord, 'displayName' | 'sortKey' | 'search'> {
  const displayName = tab.displayName(row);
  const found = [displayName, ...(tab.searchTexts?.(row) ?? [])].filter((text) => text !== null);
  return {
    displayName,
    sortKey: searchable(tab.sortName?.(row) ?? displayName).slice(0, 400),
    search: ` ${searchable(found.join(' '))}`,
  };
}

/** What differs, as the timeline of the client tells it. */
export const labelChanges = (
  tab: Pick<SheetTab, 'labelChange'>,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): FieldChange[] => changesBetween(before, after).map((change) => tab.labelChange?.(change) ?? change);

/** The first change of every line says of which tab the record is, and what it was and is called. */
export const nameChange = (tab: Pick<SheetTab, 'name'>, from: string | null, to: string | null): FieldChange => ({
  field: tab.name,
  from,
  to,
});

/** @throws 403 when the caller may delete only what they created */
export function mayDelete(actor: Actor, tab: Pick<SheetTab, 'name'>, record: Pick<SheetRecord, 'createdById'>): void {
  if (!actor.permissions.has(`${tab.name}:delete`) && record.createdById !== actor.userId)
    throw forbidden('Your role may delete only what you created.', 'not-your-creation');
}

/** Of two days that do not go together either may be the wrong one. */
export const findDayOrderErrors = (from: [field: string, day: string | null], to: [field: string, day: string | null]): FieldError[] =>
  from[1] && to[1] && to[1] < from[1]
    ? [from, to].map(([field]) => ({ pointer: `/${field}`, code: 'before-start', message: 'It ends before it begins.' }))
    : [];

export const required = (field: string): FieldError => ({ pointer: `/${field}`, code: 'required', message: 'It cannot be empty.' });
