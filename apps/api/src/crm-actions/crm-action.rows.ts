import { Injectable } from '@nestjs/common';
import { binder } from '../clients/client-filter.sql.js';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { jsonArray, jsonObject, jsonOf } from '../core/database/json.js';
import { visibleTo } from '../core/database/scope.js';
import type { CrmActionDto } from './crm-action.dto.js';
import { CrmAction } from './crm-action.entity.js';

/** A row as the statements below give it. */
export interface ActionRow {
  id: string;
  /** The action as the API shows it. */
  json: string;
}

const BESIDE = `JOIN clients c ON c.agency_id = a.agency_id AND c.id = a.client_id AND c.deleted_at IS NULL
  JOIN users p ON p.agency_id = a.agency_id AND p.id = a.operator_id
  JOIN users b ON b.agency_id = a.agency_id AND b.id = a.created_by_id
  JOIN outcomes o ON o.agency_id = a.agency_id AND o.id = a.outcome_id
  LEFT JOIN users e ON e.agency_id = a.agency_id AND e.id = a.closed_by_id
  LEFT JOIN crm_action_types t ON t.agency_id = a.agency_id AND t.id = a.type_id
  LEFT JOIN crm_actions n ON n.agency_id = a.agency_id AND n.previous_id = a.id AND n.deleted_at IS NULL`;

const columns = (alias: string, fields: Record<string, string>) =>
  jsonObject(Object.entries(fields).map(([name, column]) => [name, `to_json(${alias}.${column})`]));
const person = (alias: string) => columns(alias, { id: 'id', displayName: 'display_name' });
const TAGS = jsonArray(
  columns('g', { id: 'id', name: 'name', color: 'color' }),
  'crm_action_tags at JOIN tags g ON g.agency_id = at.agency_id AND g.id = at.tag_id WHERE at.agency_id = a.agency_id AND at.action_id = a.id',
  'g.name',
);
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
export class CrmActionRows {
  private written: string | undefined;

  constructor(private readonly db: Db) {}

  /** `SELECT … FROM crm_actions a …`, to be followed by WHERE; of clients in the trash it finds nothing. */
  select(bind: (value: unknown) => string): string {
    return `SELECT a.id, ${this.json(bind)} AS json FROM crm_actions a ${BESIDE}`;
  }

  /**
   * The rows of these ids, in their order, as far as the actor sees them. Which ones a list is of depends on its values and
   * is planned for them; what stands in a row comes from eight tables, takes longer to plan than to read, and is planned
   * once. OFFSET 0 makes PostgreSQL look each up by its key (`clients/client.rows.ts`).
   */
  async of(actor: Actor, ids: string[]): Promise<ActionRow[]> {
    if (ids.length === 0) return [];
    const values: unknown[] = [];
    const bind = binder(values);
    return this.db.read<ActionRow>(
      actor,
      `SELECT a.id, ${this.json(bind)} AS json
       FROM unnest(${bind(ids)}::uuid[]) WITH ORDINALITY AS hit(id, place) CROSS JOIN LATERAL (SELECT * FROM crm_actions a
         WHERE a.agency_id = ${bind(actor.agencyId)} AND a.id = hit.id AND a.deleted_at IS NULL OFFSET 0) a ${BESIDE}
       WHERE ${visibleTo(actor, 'owned', 'c', bind)} ORDER BY hit.place`,
      values,
    );
  }

  toAction({ json }: ActionRow): CrmActionDto {
    return JSON.parse(json) as CrmActionDto;
  }

  private json(bind: (value: unknown) => string): string {
    this.written ??= this.write();
    const day = bind(today());
    return this.written.replaceAll(TODAY, () => day);
  }

  private write(): string {
    const { columns: all } = this.db.metadata.getMetadata(CrmAction);
    return jsonObject([
      ...all.filter(({ propertyName }) => PLAIN.has(propertyName)).map((column) => [column.propertyName, jsonOf(column, 'a')] as const),
      ['client', CLIENT],
      ['type', `CASE WHEN t.id IS NULL THEN 'null' ELSE ${columns('t', { id: 'id', name: 'name', icon: 'icon' })} END`],
      ['tags', TAGS],
      ['operator', person('p')],
      ['outcome', columns('o', { id: 'id', name: 'name', state: 'state', icon: 'icon', color: 'color' })],
      ['overdue', `to_json(a.state = 'planned' AND a.planned_on < ${TODAY}::date)`],
      ['createdBy', person('b')],
      ['closedBy', `CASE WHEN e.id IS NULL THEN 'null' ELSE ${person('e')} END`],
      // One that lies in the trash leads nowhere.
      [
        'previousId',
        `coalesce((SELECT to_json(v.id) FROM crm_actions v WHERE v.agency_id = a.agency_id AND v.id = a.previous_id AND v.deleted_at IS NULL), 'null')`,
      ],
      ['nextId', `coalesce(to_json(n.id), 'null')`],
    ]);
  }
}
