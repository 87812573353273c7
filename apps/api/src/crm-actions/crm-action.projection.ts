import { Injectable } from '@nestjs/common';
import { binder } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { jsonArray, jsonObject, jsonOf } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { CrmActionDto } from './crm-action.dto.js';
import { CrmAction } from './crm-action.entity.js';

/** Row returned by the statements of this file. */
export interface ActionRow {
  id: string;
  /** JSON text of the action, as the API returns it. */
  json: string;
}

const RELATED = `JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
  LEFT JOIN crm_actions n ON n.agency_id = a.agency_id AND n.previous_id = a.id AND n.deleted_at IS NULL`;

const orNull = (json: string) => `coalesce(${json}, 'null')`;
const columns = (alias: string, fields: Record<string, string>) =>
  jsonObject(Object.entries(fields).map(([name, column]) => [name, `to_json(${alias}.${column})`]));
/** Columns of the small tables that actions refer to, by table name. */
const LOOKUPS = {
  users: columns('x', { id: 'id', displayName: 'display_name' }),
  outcomes: columns('x', { id: 'id', name: 'name', state: 'state', icon: 'icon', color: 'color' }),
  crm_action_types: columns('x', { id: 'id', name: 'name', icon: 'icon' }),
};
const TAG = columns('g', { id: 'id', name: 'name', color: 'color' });
const TAGGED = 'crm_action_tags at JOIN tags g ON g.agency_id = at.agency_id AND g.id = at.tag_id WHERE at.agency_id =';

/** SQL strategy for reading the rows that actions refer to. */
interface LookupStrategy {
  lookUp: (table: keyof typeof LOOKUPS, id: string) => string;
  tags: string;
}
const BY_SUBQUERY: LookupStrategy = {
  lookUp: (table, id) => `(SELECT ${LOOKUPS[table]} FROM ${table} x WHERE x.agency_id = a.agency_id AND x.id = ${id})`,
  tags: jsonArray(TAG, `${TAGGED} a.agency_id AND at.action_id = a.id`, 'g.name'),
};
/** Reads each table once into a JSON map, which is cheaper than a subquery per row when there are many rows. */
const BY_MAP: LookupStrategy = {
  lookUp: (table, id) => `((SELECT map FROM named_${table}) ->> ${id}::text)`,
  tags: `coalesce((SELECT map FROM tagged) ->> a.id::text, '[]')`,
};
const mapOf = (id: string, json: string) => `jsonb_object_agg(${id}, ${json}) AS map`;
const maps = (agency: string, ids: string) =>
  [
    ...Object.entries(LOOKUPS).map(
      ([table, json]) => `named_${table} AS MATERIALIZED (SELECT ${mapOf('x.id', json)} FROM ${table} x WHERE x.agency_id = ${agency})`,
    ),
    `tagged AS MATERIALIZED (SELECT ${mapOf('action_id', 'tags')} FROM (SELECT at.action_id, '[' || string_agg(${TAG}, ',' ORDER BY g.name) || ']' AS tags
      FROM ${TAGGED} ${agency} AND at.action_id = ANY (${ids}::uuid[]) GROUP BY 1) t)`,
  ].join(', ');
const CLIENT = jsonObject([
  ...['id', 'initials', 'type', 'status'].map((column) => [column, `to_json(c.${column})`] as const),
  ['displayName', 'to_json(c.display_name)'],
  ['phone', `coalesce(to_json(c.phone), 'null')`],
]);
/** Placeholder in the cached SQL, replaced with the bound current day. */
const TODAY = '/* today */';
/** Columns that the API returns unchanged. */
const PLAIN = new Set<string>([
  'id',
  'kind',
  'description',
  'notes',
  'plannedOn',
  'plannedTime',
  'durationMinutes',
  'state',
  'onCalendar',
  'createdAt',
  'updatedAt',
  'closedAt',
  'version',
] satisfies (keyof CrmAction)[]);

/** Maps the entity's columns to the API's JSON, in one place for all reads and writes. */
@Injectable()
export class CrmActionProjection {
  private readonly compiled = new Map<LookupStrategy, string>();

  constructor(private readonly db: Db) {}

  /** Returns `SELECT … FROM crm_actions a …`, to be followed by WHERE. Excludes actions whose client is in the trash. */
  select(bind: (value: unknown) => string): string {
    return `SELECT a.id, ${this.json(BY_SUBQUERY, bind)} AS json FROM crm_actions a ${RELATED}`;
  }

  /**
   * Returns the rows of these ids in the given order, without those that the actor cannot see. It is separate from the
   * statement that finds the ids: that one is planned for its values, while this one joins eight tables, takes longer to plan
   * than to run, and so uses a cached plan. OFFSET 0 forces a lookup by key for each row (`clients/client.projection.ts`).
   */
  async load(actor: Actor, ids: string[]): Promise<ActionRow[]> {
    if (ids.length === 0) return [];
    const values: unknown[] = [];
    const bind = binder(values);
    return this.db.read<ActionRow>(
      actor,
      `WITH ${maps(bind(actor.agencyId), bind(ids))}
       SELECT a.id, ${this.json(BY_MAP, bind)} AS json
       FROM unnest(${bind(ids)}::uuid[]) WITH ORDINALITY AS hit(id, place) CROSS JOIN LATERAL (SELECT * FROM crm_actions a
         WHERE a.agency_id = ${bind(actor.agencyId)} AND a.id = hit.id AND a.deleted_at IS NULL OFFSET 0) a ${RELATED}
       WHERE ${visibleTo(actor, 'owned', 'c', bind)} ORDER BY hit.place`,
      values,
    );
  }

  toAction({ json }: ActionRow): CrmActionDto {
    return JSON.parse(json) as CrmActionDto;
  }

  private json(strategy: LookupStrategy, bind: (value: unknown) => string): string {
    const compiled = this.compiled.get(strategy) ?? this.compile(strategy);
    this.compiled.set(strategy, compiled);
    const day = bind(today());
    return compiled.replaceAll(TODAY, () => day);
  }

  private compile({ lookUp, tags }: LookupStrategy): string {
    const { columns: all } = this.db.metadata.getMetadata(CrmAction);
    return jsonObject([
      ...all.filter(({ propertyName }) => PLAIN.has(propertyName)).map((column) => [column.propertyName, jsonOf(column, 'a')] as const),
      ['client', CLIENT],
      ['type', orNull(lookUp('crm_action_types', 'a.type_id'))],
      ['tags', tags],
      ['operator', lookUp('users', 'a.operator_id')],
      ['outcome', lookUp('outcomes', 'a.outcome_id')],
      ['overdue', `to_json(a.state = 'planned' AND a.planned_on < ${TODAY}::date)`],
      ['createdBy', lookUp('users', 'a.created_by_id')],
      ['closedBy', orNull(lookUp('users', 'a.closed_by_id'))],
      // Null for an action in the trash, since its link would return 404.
      [
        'previousId',
        `coalesce((SELECT to_json(v.id) FROM crm_actions v WHERE v.agency_id = a.agency_id AND v.id = a.previous_id AND v.deleted_at IS NULL), 'null')`,
      ],
      ['nextId', `coalesce(to_json(n.id), 'null')`],
    ]);
  }
}
