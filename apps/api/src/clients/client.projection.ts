import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { fieldsWhere, jsonArray, jsonObject, jsonOf, jsonOfColumns, jsonOfMoney } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { CLIENT_TYPES, type ClientDto } from './client.dto.js';
import { Client, money } from './client.entity.js';
import { FIELDS_OF } from './client.rules.js';

export interface ClientRow {
  id: string;
  /** Client as JSON, exactly as the API returns it. */
  json: string;
}
/** Position of a client in a list, and its JSON if the same statement has read it. */
export interface ClientRowKey {
  id: string;
  bucket: number;
  key: string;
  json?: string;
}

const RELATED = [
  ['assignee', sql`CASE WHEN a.id IS NULL THEN 'null' ELSE ${jsonOfColumns('a', { id: 'id', displayName: 'display_name' })} END`],
  ['createdBy', jsonOfColumns('b', { id: 'id', displayName: 'display_name' })],
  [
    'tags',
    jsonArray(
      jsonOfColumns('g', { id: 'id', name: 'name', color: 'color' }),
      sql`client_tags ct JOIN tags g ON g.agency_id = ct.agency_id AND g.id = ct.tag_id WHERE ct.agency_id = c.agency_id AND ct.client_id = c.id`,
      sql`g.name`,
    ),
  ],
  [
    'pipelineStage',
    sql`CASE WHEN c.pipeline_stage_id IS NULL THEN 'null' ELSE (SELECT ${jsonOfColumns('s', { id: 'id', name: 'name' })}
      FROM pipeline_stages s WHERE s.agency_id = c.agency_id AND s.id = c.pipeline_stage_id) END`,
  ],
] as const;
/** Properties that every client type has and the server sets. */
const SERVER_FIELDS = new Set<string>([
  'id',
  'type',
  'status',
  'displayName',
  'sortName',
  'initials',
  'customFields',
  'createdAt',
  'updatedAt',
  'convertedAt',
  'stageSince',
  'lostAt',
  'lostReason',
  'nextActionOn',
  'version',
] satisfies (keyof Client)[]);

/**
 * Household without the links to records that the caller cannot see. The link is cast to a column before it is compared,
 * because under row-level security a condition that contains the cast could not use the index.
 */
const householdFor = (actor: Actor): Sql => sql`CASE WHEN c.household IS NULL THEN 'null'
  WHEN NOT c.household @? '$.members[*].clientId' THEN c.household::text
  ELSE (SELECT jsonb_set(c.household, '{members}', jsonb_agg(CASE WHEN l.id IS NULL THEN m.value - 'clientId' ELSE m.value END ORDER BY m.ordinality))::text
    FROM (SELECT value, ordinality, (value ->> 'clientId')::uuid AS linked FROM jsonb_array_elements(c.household -> 'members') WITH ORDINALITY OFFSET 0) m
    LEFT JOIN clients l ON l.id = m.linked AND l.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'l')}) END`;

/** Joins what the JSON of a client `c` contains besides its own columns. */
const joins = (actor: Actor): Sql => sql`LEFT JOIN users a ON a.agency_id = c.agency_id AND a.id = c.assignee_id
  JOIN users b ON b.agency_id = c.agency_id AND b.id = c.created_by_id
  CROSS JOIN LATERAL (SELECT ${householdFor(actor)} AS json) household`;

/** Builds the JSON of the API from the entity's columns, for every read and write. */
@Injectable()
export class ClientProjection {
  private compiled: Sql | undefined;

  constructor(private readonly db: Db) {}

  /** Returns `SELECT … FROM clients c …`, to be followed by WHERE. */
  select(actor: Actor): Sql {
    return sql`SELECT c.id, ${this.json} AS json FROM clients c ${joins(actor)}`;
  }

  /**
   * Selects the visible rows among `hits`, a statement that returns `id`, `bucket` and `key`. OFFSET 0 makes PostgreSQL
   * look up each hit by key: without an estimate of their number, the planner might join by scanning the whole agency.
   */
  selectByKeys(hits: Sql, actor: Actor): Sql {
    return sql`SELECT c.id, ${this.json} AS json, hit.bucket, hit.key
      FROM (${hits}) hit CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${visibleTo(actor, 'owned', 'c')} OFFSET 0) c ${joins(actor)}`;
  }

  /**
   * Returns the JSON of the visible hits, in their order. A separate statement, because planning it takes longer than
   * running it: it uses a generic plan even where the hits need a custom plan.
   */
  async load(actor: Actor, hits: ClientRowKey[]): Promise<string[]> {
    const unread = hits.filter(({ json }) => json === undefined).map(({ id }) => id);
    if (unread.length === 0) return hits.flatMap(({ json }) => json ?? []);
    const given = sql`SELECT id, 0 AS bucket, NULL AS key FROM unnest(${unread}::uuid[]) AS given(id)`;
    const rows = await this.db.read<ClientRow>(actor, this.selectByKeys(given, actor));
    const compiled = new Map(rows.map(({ id, json }) => [id, json]));
    return hits.flatMap(({ id, json }) => json ?? compiled.get(id) ?? []);
  }

  toClient({ json }: ClientRow): ClientDto {
    return JSON.parse(json) as ClientDto;
  }

  /** SQL for the JSON of a client, compiled once. */
  private get json(): Sql {
    return (this.compiled ??= this.compile());
  }

  private compile(): Sql {
    const { columns } = this.db.metadata.getMetadata(Client);
    const field = (column: ColumnMetadata) => [column.propertyName, jsonOfColumn(column)] as const;
    const typesWith = (name: string) => CLIENT_TYPES.filter((type) => SERVER_FIELDS.has(name) || FIELDS_OF[type].has(name)).join(' ');
    const byTypes = Map.groupBy(columns, ({ propertyName }) => typesWith(propertyName));
    const every = CLIENT_TYPES.join(' ');
    const some = [...byTypes].filter(([types]) => types !== '' && types !== every);
    return jsonObject(
      [...(byTypes.get(every) ?? []).map(field), ...RELATED],
      some.map(([types, ofTypes]) => fieldsWhere(sql`c.type IN (${join(types.split(' ').map(literal))})`, ofTypes.map(field))),
    );
  }
}

const literal = (type: string): Sql => raw(`'${type}'`);

function jsonOfColumn(column: ColumnMetadata): Sql {
  if (column.propertyName === 'household') return sql`household.json`;
  return column.transformer === money ? jsonOfMoney(column, 'c') : jsonOf(column, 'c');
}
