import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

type Fields = readonly (readonly [name: string, sql: string])[];

/**
 * SQL for the text of a JSON object. A list is written as JSON by PostgreSQL, one text for each row: what comes as forty
 * columns is read, built and written again in a process that has one core (docs/decisions/0007).
 * @param fields names of the properties, and SQL for their JSON; none of it may be NULL
 * @param more `fieldsWhere` for those that not every row has
 */
export const jsonObject = (fields: Fields, more: readonly string[] = []): string => joined([...members('{', fields), ...more, `'}'`]);

/** SQL for further fields of an object, where `condition` holds. */
export const fieldsWhere = (condition: string, fields: Fields): string =>
  `CASE WHEN ${condition} THEN ${joined(members(',', fields))} ELSE '' END`;

const members = (before: string, fields: Fields): string[] =>
  fields.flatMap(([name, sql], index) => [`'${index === 0 ? before : ','}"${name}":'`, `(${sql})::text`]);

/** SQL for the text of a JSON array of what `object` is for each row of `from`. */
export const jsonArray = (object: string, from: string, order: string): string =>
  `(SELECT '[' || coalesce(string_agg(${object}, ',' ORDER BY ${order}), '') || ']' FROM ${from})`;

/** SQL for the JSON of a column: instants with milliseconds and a `Z`, everything else as PostgreSQL writes it. */
export function jsonOf(column: ColumnMetadata, table: string): string {
  const value = `${table}.${column.databaseName}`;
  return orNull(column.type === 'jsonb' ? value : `to_json(${column.type === 'timestamptz' ? instant(value) : value})`, column);
}

/** SQL for the JSON of an amount in euro, or of none: a string with two decimals, as everywhere in the API. */
export const jsonOfMoney = (value: string): string => `coalesce('{"amount":"' || ${value}::text || '","currency":"EUR"}', 'null')`;

/** SQL for an instant as the API writes it. */
export const instant = (value: string): string => `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const orNull = (json: string, { isNullable }: ColumnMetadata): string => (isNullable ? `coalesce(${json}, 'null')` : json);

/**
 * Halves of halves, so that each piece is copied a few times and not once for every piece after it. Not `concat`, which
 * turns every piece, the constant ones too, into a C string and back, row by row: a fifth more for a list.
 */
function joined(pieces: readonly string[]): string {
  if (pieces.length < 2) return pieces.join('');
  const half = pieces.length >> 1;
  return `(${joined(pieces.slice(0, half))} || ${joined(pieces.slice(half))})`;
}
