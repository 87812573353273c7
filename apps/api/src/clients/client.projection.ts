import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { fieldsWhere, jsonArray, jsonObject, jsonOf, jsonOfMoney } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { binder } from './client-filter.sql.js';
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

const PEOPLE = `LEFT JOIN users a ON a.agency_id = c.agency_id AND a.id = c.assignee_id
  JOIN users b ON b.agency_id = c.agency_id AND b.id = c.created_by_id`;
const person = (user: string) =>
  jsonObject([
    ['id', `to_json(${user}.id)`],
    ['displayName', `to_json(${user}.display_name)`],
  ]);
const RELATED = [
  ['assignee', `CASE WHEN a.id IS NULL THEN 'null' ELSE ${person('a')} END`],
  ['createdBy', person('b')],
  [
    'tags',
    jsonArray(
      jsonObject(['id', 'name', 'color'].map((column) => [column, `to_json(g.${column})`])),
      'client_tags ct JOIN tags g ON g.agency_id = ct.agency_id AND g.id = ct.tag_id WHERE ct.agency_id = c.agency_id AND ct.client_id = c.id',
      'g.name',
    ),
  ],
  [
    'pipelineStage',
    `CASE WHEN c.pipeline_stage_id IS NULL THEN 'null' ELSE (SELECT ${jsonObject(
      ['id', 'name'].map((column) => [column, `to_json(s.${column})`]),
    )} FROM pipeline_stages s WHERE s.agency_id = c.agency_id AND s.id = c.pipeline_stage_id) END`,
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

/** Placeholder for the visibility condition on linked household members. */
const VISIBLE_LINK = '/* seen */';
/**
 * Household without the links to records that the caller cannot see. The link is cast to a column before it is compared,
 * because under row-level security a condition that contains the cast could not use the index.
 */
const HOUSEHOLD = `CASE WHEN c.household IS NULL THEN 'null' WHEN NOT c.household @? '$.members[*].clientId' THEN c.household::text
  ELSE (SELECT jsonb_set(c.household, '{members}', jsonb_agg(CASE WHEN l.id IS NULL THEN m.value - 'clientId' ELSE m.value END ORDER BY m.ordinality))::text
    FROM (SELECT value, ordinality, (value ->> 'clientId')::uuid AS linked FROM jsonb_array_elements(c.household -> 'members') WITH ORDINALITY OFFSET 0) m
    LEFT JOIN clients l ON l.id = m.linked AND l.deleted_at IS NULL AND ${VISIBLE_LINK}) END`;

/** Builds the JSON of the API from the entity's columns, for every read and write. */
@Injectable()
export class ClientProjection {
  private compiled: string | undefined;

  constructor(private readonly db: Db) {}

  /** Returns `SELECT … FROM clients c …`, to be followed by WHERE. */
  select(actor: Actor, bind: (value: unknown) => string): string {
    return `SELECT c.id, ${this.json(actor, bind)} AS json FROM clients c ${PEOPLE}`;
  }

  /**
   * Selects the visible rows among `hits`, a statement that returns `id`, `bucket` and `key`. OFFSET 0 makes PostgreSQL
   * look up each hit by key: without an estimate of their number, the planner might join by scanning the whole agency.
   */
  selectByKeys(hits: string, actor: Actor, bind: (value: unknown) => string): string {
    return `SELECT c.id, ${this.json(actor, bind)} AS json, hit.bucket, hit.key
      FROM (${hits}) hit CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${visibleTo(actor, 'owned', 'c', bind)} OFFSET 0) c ${PEOPLE}`;
  }

  /**
   * Returns the JSON of the visible hits, in their order. A separate statement, because planning it takes longer than
   * running it: it uses a generic plan even where the hits need a custom plan.
   */
  async load(actor: Actor, hits: ClientRowKey[]): Promise<string[]> {
    const unread = hits.filter(({ json }) => json === undefined).map(({ id }) => id);
    if (unread.length === 0) return hits.flatMap(({ json }) => json ?? []);
    const values: unknown[] = [];
    const bind = binder(values);
    const given = `SELECT id, 0 AS bucket, NULL AS key FROM unnest(${bind(unread)}::uuid[]) AS given(id)`;
    const rows = await this.db.read<ClientRow>(actor, this.selectByKeys(given, actor, bind), values);
    const compiled = new Map(rows.map(({ id, json }) => [id, json]));
    return hits.flatMap(({ id, json }) => json ?? compiled.get(id) ?? []);
  }

  toClient({ json }: ClientRow): ClientDto {
    return JSON.parse(json) as ClientDto;
  }

  private json(actor: Actor, bind: (value: unknown) => string): string {
    this.compiled ??= this.compile();
    const seen = visibleTo(actor, 'owned', 'l', bind);
    return this.compiled.replaceAll(VISIBLE_LINK, () => seen);
  }

  private compile(): string {
    const { columns } = this.db.metadata.getMetadata(Client);
    const field = (column: ColumnMetadata) => [column.propertyName, jsonOfColumn(column)] as const;
    const typesWith = (name: string) =>
      CLIENT_TYPES.filter((type) => SERVER_FIELDS.has(name) || FIELDS_OF[type].has(name))
        .map((type) => `'${type}'`)
        .join(', ');
    const byTypes = Map.groupBy(columns, ({ propertyName }) => typesWith(propertyName));
    const every = CLIENT_TYPES.map((type) => `'${type}'`).join(', ');
    const some = [...byTypes].filter(([types]) => types !== '' && types !== every);
    return jsonObject(
      [...(byTypes.get(every) ?? []).map(field), ...RELATED],
      some.map(([types, ofTypes]) => fieldsWhere(`c.type IN (${types})`, ofTypes.map(field))),
    );
  }
}

function jsonOfColumn(column: ColumnMetadata): string {
  if (column.propertyName === 'household') return HOUSEHOLD;
  return column.transformer === money ? jsonOfMoney(`c.${column.databaseName}`) : jsonOf(column, 'c');
}
