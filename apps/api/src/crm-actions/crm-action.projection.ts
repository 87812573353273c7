import { Injectable } from '@nestjs/common';
import { binder } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { jsonArray, jsonObject, jsonOf } from '../core/database/json.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { CrmActionDto } from './crm-action.dto.js';
import { CrmAction } from './crm-action.entity.js';

/** A row as the statements below give it. */
export interface ActionRow {
  id: string;
  /** The action as the API shows it. */
  json: string;
}

const RELATED = `JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
  LEFT JOIN crm_actions n ON n.agency_id = a.agency_id AND n.previous_id = a.id AND n.deleted_at IS NULL`;

const orNull = (json: string) => `coalesce(${json}, 'null')`;
const columns = (alias: string, fields: Record<string, string>) =>
  jsonObject(Object.entries(fields).map(([name, column]) => [name, `to_json(${alias}.${column})`]));
/** What an agency has few of and its actions name, by the table. */
const LOOKUPS = {
  users: columns('x', { id: 'id', displayName: 'display_name' }),
  outcomes: columns('x', { id: 'id', name: 'name', state: 'state', icon: 'icon', color: 'color' }),
  crm_action_types: columns('x', { id: 'id', name: 'name', icon: 'icon' }),
};
const TAG = columns('g', { id: 'id', name: 'name', color: 'color' });
const TAGGED = 'crm_action_tags at JOIN tags g ON g.agency_id = at.agency_id AND g.id = at.tag_id WHERE at.agency_id =';

/** How a statement comes to what its rows name. */
interface LookupStrategy {
  lookUp: (table: keyof typeof LOOKUPS, id: string) => string;
  tags: string;
}
const BY_SUBQUERY: LookupStrategy = {
  lookUp: (table, id) => `(SELECT ${LOOKUPS[table]} FROM ${table} x WHERE x.agency_id = a.agency_id AND x.id = ${id})`,
  tags: jsonArray(TAG, `${TAGGED} a.agency_id AND at.action_id = a.id`, 'g.name'),
};
/** Of many rows: each table is read once, written as a map, and each name found in it; a lookup costs more than all of that. */
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
/** Where the statement says which day it is. */
const TODAY = '/* today */';
/** Columns that the API shows as they are. */
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

/** From the columns of the entity to the JSON of the API, in one place for every read and write. */
@Injectable()
export class CrmActionProjection {
  private readonly compiled = new Map<LookupStrategy, string>();

  constructor(private readonly db: Db) {}

  /** `SELECT … FROM crm_actions a …`, to be followed by WHERE; of clients in the trash it finds nothing. */
  select(bind: (value: unknown) => string): string {
    return `SELECT a.id, ${this.json(BY_SUBQUERY, bind)} AS json FROM crm_actions a ${RELATED}`;
  }

  /**
   * The rows of these ids, in their order, as far as the actor sees them. Which ones a list is of depends on its values and
   * is planned for them; what stands in a row comes from eight tables, takes longer to plan than to read, and is planned
   * once. OFFSET 0 makes PostgreSQL look each up by its key (`clients/client.projection.ts`).
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
      // One that lies in the trash leads nowhere.
      [
        'previousId',
        `coalesce((SELECT to_json(v.id) FROM crm_actions v WHERE v.agency_id = a.agency_id AND v.id = a.previous_id AND v.deleted_at IS NULL), 'null')`,
      ],
      ['nextId', `coalesce(to_json(n.id), 'null')`],
    ]);
  }
}
