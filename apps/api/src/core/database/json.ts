import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';

type Fields = readonly (readonly [name: string, json: Sql])[];

/**
 * Returns SQL for the text of a JSON object. PostgreSQL writes a page as one JSON text for each row, because parsing and
 * serializing forty columns again costs too much in a process with one core (docs/decisions/0007).
 * @param fields names of the properties, and SQL for their JSON; none of it may be NULL
 * @param more results of `fieldsWhere`, for properties that not every row has
 */
export const jsonObject = (fields: Fields, more: readonly Sql[] = []): Sql => joined([...members('{', fields), ...more, sql`'}'`]);

/** Returns SQL for further properties of an object, present where `condition` holds. */
export const fieldsWhere = (condition: Sql, fields: Fields): Sql =>
  sql`CASE WHEN ${condition} THEN ${joined(members(',', fields))} ELSE '' END`;

const members = (before: string, fields: Fields): Sql[] =>
  fields.flatMap(([name, json], index) => [raw(`'${index === 0 ? before : ','}"${name}":'`), sql`(${json})::text`]);

/** Returns SQL for the JSON of some columns of the row `alias`, by the names of their properties; none may be NULL. */
export const jsonOfColumns = (alias: string, columns: Record<string, string>): Sql =>
  jsonObject(Object.entries(columns).map(([name, column]) => [name, raw(`to_json(${alias}.${column})`)]));

/** Returns SQL for the text of a JSON array with `object` for each row of `from`. */
export const jsonArray = (object: Sql, from: Sql, order: Sql): Sql =>
  sql`(SELECT '[' || coalesce(string_agg(${object}, ',' ORDER BY ${order}), '') || ']' FROM ${from})`;

/** Returns SQL for the JSON of a column: instants with milliseconds and `Z`, everything else as PostgreSQL writes it. */
export function jsonOf({ databaseName, type, isNullable }: ColumnMetadata, alias: string): Sql {
  const value = raw(`${alias}.${databaseName}`);
  const json = type === 'jsonb' ? value : type === 'timestamptz' ? sql`to_json(${instant(value)})` : sql`to_json(${value})`;
  return isNullable ? sql`coalesce(${json}, 'null')` : json;
}

/** Returns SQL for the JSON of an amount in euro, or null: a string with two decimals, as everywhere in the API. */
export const jsonOfMoney = ({ databaseName }: Pick<ColumnMetadata, 'databaseName'>, alias: string): Sql =>
  sql`coalesce('{"amount":"' || ${raw(`${alias}.${databaseName}`)}::text || '","currency":"EUR"}', 'null')`;

/** Returns SQL for an instant in the API's format. */
export const instant = (value: Sql): Sql => sql`to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Concatenates in a balanced tree, so that each piece is copied a few times and not once for every piece after it. Avoids
 * `concat`, which converts every piece, constants included, to a C string and back for each row: a fifth more for a list.
 */
function joined(pieces: readonly Sql[]): Sql {
  if (pieces.length < 2) return join(pieces);
  const half = pieces.length >> 1;
  return sql`(${joined(pieces.slice(0, half))} || ${joined(pieces.slice(half))})`;
}
