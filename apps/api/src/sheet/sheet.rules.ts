import { searchable } from '../core/search-words.js';
import { conflict, type FieldError } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import { changesBetween } from '../core/records/record-changes.js';
import type { SheetRecord } from './sheet-record.entity.js';
import type { SheetTab } from './sheet-tab.js';

/** Maximum number of records of one tab for one client; few enough to be sorted without an index. */
export const MAX_RECORDS = 500;
export const tooMany = () => conflict('too-many-records', `A client has at most ${MAX_RECORDS} records of each kind.`);

/** Display name, sort key and search texts, which are derived from the fields. */
export function namesOf<Row extends SheetRecord>(tab: SheetTab<Row>, row: Row): Pick<SheetRecord, 'displayName' | 'sortKey' | 'search'> {
  const displayName = tab.displayName(row);
  const found = [displayName, ...(tab.searchTexts?.(row) ?? [])].filter((text) => text !== null);
  return {
    displayName,
    sortKey: searchable(tab.sortName?.(row) ?? displayName).slice(0, 400),
    search: ` ${searchable(found.join(' '))}`,
  };
}

/** Field changes between two states, labelled for the client's timeline. */
export const labelChanges = (
  tab: Pick<SheetTab, 'labelChange'>,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): FieldChange[] => changesBetween(before, after).map((change) => tab.labelChange?.(change) ?? change);

/** First change of every timeline entry, which names the record's tab and its old and new display names. */
export const nameChange = (tab: Pick<SheetTab, 'name'>, from: string | null, to: string | null): FieldChange => ({
  field: tab.name,
  from,
  to,
});

/** Field errors on both days when they are in the wrong order, since either may be wrong. */
export const findDayOrderErrors = (from: [field: string, day: string | null], to: [field: string, day: string | null]): FieldError[] =>
  from[1] && to[1] && to[1] < from[1]
    ? [from, to].map(([field]) => ({ pointer: `/${field}`, code: 'before-start', message: 'The end cannot be before the start.' }))
    : [];

export const required = (field: string): FieldError => ({ pointer: `/${field}`, code: 'required', message: 'This field cannot be empty.' });
