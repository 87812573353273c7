import { ApiProblem } from './problems.ts';
import { sameValue } from './same-value.ts';

export interface Versioned {
  version: number;
}

/** Record that several people may edit at once. `Body` contains its fields as a PATCH sends them. */
export interface Changeable<Row extends Versioned, Body extends object> {
  read: (base: Row) => Promise<Row>;
  write: (base: Row, changes: Partial<Body>, headers: { 'If-Match': string }) => Promise<Row>;
  /** Converts a row to the PATCH body, by which fields are compared. */
  valuesOf: (row: Row) => Body;
  /** Returns the names of the users who have changed these fields since `base`, where known. */
  whoChanged?: (base: Row, fields: (keyof Body & string)[]) => Promise<string[]>;
}

/** Conflict: another user has meanwhile given other values to fields that are being saved. */
export interface Conflict<Row, Body extends object> {
  mine: Partial<Body>;
  theirs: Row;
  fields: (keyof Body & string)[];
  /** Names of the other users, where known. */
  people: string[];
}

export type Saved<Row, Body extends object> = { row: Row; conflict: null } | { row: null; conflict: Conflict<Row, Body> };

const TRIES = 3;

/**
 * Saves the changes made to a record since its form was opened. When the record has a newer version, fields changed by
 * one side only are merged; the others are returned as a conflict for the user to resolve.
 */
export async function saveChanges<Row extends Versioned, Body extends object>(
  record: Changeable<Row, Body>,
  base: Row,
  mine: Partial<Body>,
): Promise<Saved<Row, Body>> {
  let { version } = base;
  for (let tries = 1; ; tries++) {
    try {
      return { row: await record.write(base, mine, { 'If-Match': `"${version}"` }), conflict: null };
    } catch (error) {
      if (!(error instanceof ApiProblem && error.status === 412) || tries === TRIES) throw error;
      const theirs = await record.read(base);
      const fields = collisions(record.valuesOf(base), mine, record.valuesOf(theirs));
      if (fields.length > 0) {
        return { row: null, conflict: { mine, theirs, fields, people: (await record.whoChanged?.(base, fields)) ?? [] } };
      }
      ({ version } = theirs);
    }
  }
}

/**
 * Saves like `saveChanges` where the user cannot be asked, for example a single click in a list.
 * @throws ApiProblem 412 when another user has given one of the fields another value
 */
export async function saveUnlessOvertaken<Row extends Versioned, Body extends object>(
  record: Changeable<Row, Body>,
  base: Row,
  mine: Partial<Body>,
): Promise<Row> {
  const { row, conflict } = await saveChanges(record, base, mine);
  if (conflict) throw new ApiProblem(412, {});
  return row;
}

/** Returns the fields that both sides have changed to different values. */
export function collisions<Body extends object>(before: Body, mine: Partial<Body>, now: Body): (keyof Body & string)[] {
  return namesIn(mine).filter((name) => !sameValue(before[name], now[name]) && !sameValue(mine[name], now[name]));
}

/** Removes the fields in which the other user's value is kept. */
export function without<Body extends object>(mine: Partial<Body>, keepTheirs: readonly string[]): Partial<Body> {
  return Object.fromEntries(Object.entries(mine).filter(([name]) => !keepTheirs.includes(name))) as Partial<Body>;
}

function namesIn<Body extends object>(part: Partial<Body>): (keyof Body & string)[] {
  return Object.keys(part) as (keyof Body & string)[];
}
