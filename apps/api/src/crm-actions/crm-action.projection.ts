import { Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { jsonArray, jsonObject, jsonOf, jsonOfColumns } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { CrmActionDto } from './crm-action.dto.js';
import { CrmAction } from './crm-action.entity.js';

/** Row returned by the statements of this file. */
export interface ActionRow {
  id: string;
  /** JSON text of the action, as the API returns it. */
  json: string;
}

const joins = (): Sql => sql`JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
  LEFT JOIN crm_actions n ON n.agency_id = a.agency_id AND n.previous_id = a.id AND n.deleted_at IS NULL
  CROSS JOIN (SELECT ${today()}::date AS today) day`;

const orNull = (json: Sql) => sql`coalesce(${json}, 'null')`;
/** Small tables that actions refer to, each with the JSON of its row `x`. */
const LOOKUPS = {
  users: { table: sql`users`, map: sql`named_users`, json: jsonOfColumns('x', { id: 'id', displayName: 'display_name' }) },
  outcomes: {
    table: sql`outcomes`,
    map: sql`named_outcomes`,
    json: jsonOfColumns('x', { id: 'id', name: 'name', state: 'state', icon: 'icon', color: 'color' }),
  },
  types: { table: sql`crm_action_types`, map: sql`named_types`, json: jsonOfColumns('x', { id: 'id', name: 'name', icon: 'icon' }) },
};
const TAG = jsonOfColumns('g', { id: 'id', name: 'name', color: 'color' });
const TAGGED = sql`crm_action_tags at JOIN tags g ON g.agency_id = at.agency_id AND g.id = at.tag_id`;

/** SQL strategy for reading the rows that actions refer to. */
interface LookupStrategy {
  lookUp: (lookup: keyof typeof LOOKUPS, id: Sql) => Sql;
  tags: Sql;
}
const BY_SUBQUERY: LookupStrategy = {
  lookUp: (lookup, id) =>
    sql`(SELECT ${LOOKUPS[lookup].json} FROM ${LOOKUPS[lookup].table} x WHERE x.agency_id = a.agency_id AND x.id = ${id})`,
  tags: jsonArray(TAG, sql`${TAGGED} WHERE at.agency_id = a.agency_id AND at.action_id = a.id`, sql`g.name`),
};
/** Reads each table once into a JSON map, which is cheaper than a subquery per row when there are many rows. */
const BY_MAP: LookupStrategy = {
  lookUp: (lookup, id) => sql`((SELECT map FROM ${LOOKUPS[lookup].map}) ->> ${id}::text)`,
  tags: sql`coalesce((SELECT map FROM tagged) ->> a.id::text, '[]')`,
};
const maps = (agencyId: string, ids: string[]): Sql =>
  join([
    ...Object.values(LOOKUPS).map(
      ({ table, map, json }) =>
        sql`${map} AS MATERIALIZED (SELECT jsonb_object_agg(x.id, ${json}) AS map FROM ${table} x WHERE x.agency_id = ${agencyId})`,
    ),
    sql`tagged AS MATERIALIZED (SELECT jsonb_object_agg(action_id, tags) AS map
      FROM (SELECT at.action_id, '[' || string_agg(${TAG}, ',' ORDER BY g.name) || ']' AS tags
        FROM ${TAGGED} WHERE at.agency_id = ${agencyId} AND at.action_id = ANY (${ids}::uuid[]) GROUP BY 1) t)`,
  ]);
const CLIENT = jsonObject([
  ['id', sql`to_json(c.id)`],
  ['initials', sql`to_json(c.initials)`],
  ['type', sql`to_json(c.type)`],
  ['status', sql`to_json(c.status)`],
  ['displayName', sql`to_json(c.display_name)`],
  ['phone', sql`coalesce(to_json(c.phone), 'null')`],
]);
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
  private readonly compiled = new Map<LookupStrategy, Sql>();

  constructor(private readonly db: Db) {}

  /** Returns `SELECT … FROM crm_actions a …`, to be followed by WHERE. Excludes actions whose client is in the trash. */
  select(): Sql {
    return sql`SELECT a.id, ${this.json(BY_SUBQUERY)} AS json FROM crm_actions a ${joins()}`;
  }

  /**
   * Returns the rows of these ids in the given order, without those that the actor cannot see. It is separate from the
   * statement that finds the ids: that one is planned for its values, while this one joins eight tables, takes longer to plan
   * than to run, and so uses a cached plan. OFFSET 0 forces a lookup by key for each row (`clients/client.projection.ts`).
   */
  async load(actor: Actor, ids: string[]): Promise<ActionRow[]> {
    if (ids.length === 0) return [];
    return this.db.read<ActionRow>(
      actor,
      sql`WITH ${maps(actor.agencyId, ids)}
       SELECT a.id, ${this.json(BY_MAP)} AS json
       FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS hit(id, place) CROSS JOIN LATERAL (SELECT * FROM crm_actions a
         WHERE a.agency_id = ${actor.agencyId} AND a.id = hit.id AND a.deleted_at IS NULL OFFSET 0) a ${joins()}
       WHERE ${visibleTo(actor, 'owned', 'c')} ORDER BY hit.place`,
    );
  }

  toAction({ json }: ActionRow): CrmActionDto {
    return JSON.parse(json) as CrmActionDto;
  }

  private json(strategy: LookupStrategy): Sql {
    const compiled = this.compiled.get(strategy) ?? this.compile(strategy);
    this.compiled.set(strategy, compiled);
    return compiled;
  }

  private compile({ lookUp, tags }: LookupStrategy): Sql {
    const { columns: all } = this.db.metadata.getMetadata(CrmAction);
    return jsonObject([
      ...all.filter(({ propertyName }) => PLAIN.has(propertyName)).map((column) => [column.propertyName, jsonOf(column, 'a')] as const),
      ['client', CLIENT],
      ['type', orNull(lookUp('types', sql`a.type_id`))],
      ['tags', tags],
      ['operator', lookUp('users', sql`a.operator_id`)],
      ['outcome', lookUp('outcomes', sql`a.outcome_id`)],
      ['overdue', sql`to_json(a.state = 'planned' AND a.planned_on < day.today)`],
      ['createdBy', lookUp('users', sql`a.created_by_id`)],
      ['closedBy', orNull(lookUp('users', sql`a.closed_by_id`))],
      // Null for an action in the trash, since its link would return 404.
      [
        'previousId',
        sql`coalesce((SELECT to_json(v.id) FROM crm_actions v WHERE v.agency_id = a.agency_id AND v.id = a.previous_id AND v.deleted_at IS NULL), 'null')`,
      ],
      ['nextId', sql`coalesce(to_json(n.id), 'null')`],
    ]);
  }
}
