import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

type Fields = readonly (readonly [name: string, sql: string])[];

/**
 * Returns SQL for the text of a JSON object. PostgreSQL writes a page as one JSON text for each row, because parsing and
 * serializing forty columns again costs too much in a process with one core (docs/decisions/0007).
 * @param fields names of the properties, and SQL for their JSON; none of it may be NULL
 * @param more results of `fieldsWhere`, for properties that not every row has
 */
export const jsonObject = (fields: Fields, more: readonly string[] = []): string => joined([...members('{', fields), ...more, `'}'`]);

/** Returns SQL for further properties of an object, present where `condition` holds. */
export const fieldsWhere = (condition: string, fields: Fields): string =>
  `CASE WHEN ${condition} THEN ${joined(members(',', fields))} ELSE '' END`;

const members = (before: string, fields: Fields): string[] =>
  fields.flatMap(([name, sql], index) => [`'${index === 0 ? before : ','}"${name}":'`, `(${sql})::text`]);

/** Returns SQL for the text of a JSON array with `object` for each row of `from`. */
export const jsonArray = (object: string, from: string, order: string): string =>
  `(SELECT '[' || coalesce(string_agg(${object}, ',' ORDER BY ${order}), '') || ']' FROM ${from})`;

/** Returns SQL for the JSON of a column: instants with milliseconds and `Z`, everything else as PostgreSQL writes it. */
export function jsonOf(column: ColumnMetadata, table: string): string {
  const value = `${table}.${column.databaseName}`;
  return orNull(column.type === 'jsonb' ? value : `to_json(${column.type === 'timestamptz' ? instant(value) : value})`, column);
}

/** Returns SQL for the JSON of an amount in euro, or null: a string with two decimals, as everywhere in the API. */
export const jsonOfMoney = (value: string): string => `coalesce('{"amount":"' || ${value}::text || '","currency":"EUR"}', 'null')`;

/** Returns SQL for an instant in the API's format. */
export const instant = (value: string): string => `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const orNull = (json: string, { isNullable }: ColumnMetadata): string => (isNullable ? `coalesce(${json}, 'null')` : json);

/**
 * Concatenates in a balanced tree, so that each piece is copied a few times and not once for every piece after it. Avoids
 * `concat`, which converts every piece, constants included, to a C string and back for each row: a fifth more for a list.
 */
function joined(pieces: readonly string[]): string {
  if (pieces.length < 2) return pieces.join('');
  const half = pieces.length >> 1;
  return `(${joined(pieces.slice(0, half))} || ${joined(pieces.slice(half))})`;
}
