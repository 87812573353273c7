import { ApiProblem } from './problems.ts';
import { sameValue } from './same-value.ts';

interface Versioned {
  version: number;
}

/** A record that several people may change at once. `Body` has its fields as a PATCH carries them. */
export interface Changeable<Row extends Versioned, Body extends object> {
  read: (base: Row) => Promise<Row>;
  write: (base: Row, changes: Partial<Body>, headers: { 'If-Match': string }) => Promise<Row>;
  /** What a PATCH would carry for the record as it is. Fields are compared by it. */
  valuesOf: (row: Row) => Body;
  /** The names of those who have changed these fields since, where that is known. */
  whoChanged?: (base: Row, fields: (keyof Body & string)[]) => Promise<string[]>;
}

/** Someone else has meanwhile given other values to fields that are being saved. */
export interface Conflict<Row, Body extends object> {
  mine: Partial<Body>;
  theirs: Row;
  fields: (keyof Body & string)[];
  /** Who they are, as far as that is known. */
  people: string[];
}

export type Saved<Row, Body extends object> = { row: Row; conflict: null } | { row: null; conflict: Conflict<Row, Body> };

const TRIES = 3;

/**
 * Saves what was changed of a record as it was when its form was opened. When it has moved on since, fields that only
 * one side has touched come together without a question; the others are for the user to decide.
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
 * The same where nobody can be asked, as at one press in a list.
 * @throws ApiProblem 412 where somebody else has given one of the fields another value
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

/** The fields that both sides have changed, to different values. */
export function collisions<Body extends object>(before: Body, mine: Partial<Body>, now: Body): (keyof Body & string)[] {
  return namesIn(mine).filter((name) => !sameValue(before[name], now[name]) && !sameValue(mine[name], now[name]));
}

/** What is left to save where the other value is kept of some fields. */
export function without<Body extends object>(mine: Partial<Body>, keepTheirs: readonly string[]): Partial<Body> {
  return Object.fromEntries(Object.entries(mine).filter(([name]) => !keepTheirs.includes(name))) as Partial<Body>;
}

function namesIn<Body extends object>(part: Partial<Body>): (keyof Body & string)[] {
  return Object.keys(part) as (keyof Body & string)[];
}
