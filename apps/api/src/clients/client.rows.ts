import { Injectable } from '@nestjs/common';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { Db } from '../core/database/db.js';
import { fieldsWhere, jsonArray, jsonObject, jsonOf, jsonOfMoney } from '../core/database/json.js';
import { CLIENT_TYPES, type ClientDto } from './client.dto.js';
import { Client, money } from './client.entity.js';
import { FIELDS_OF } from './client.rules.js';

/** A row as the statements below give it. */
export interface ClientRow {
  id: string;
  /** The client as the API shows it. */
  json: string;
}
/** With its place in the list. */
export interface ClientHit extends ClientRow {
  bucket: number;
  key: string;
}

const PEOPLE = `LEFT JOIN users a ON a.agency_id = c.agency_id AND a.id = c.assignee_id
  JOIN users b ON b.agency_id = c.agency_id AND b.id = c.created_by_id`;
const person = (user: string) =>
  jsonObject([
    ['id', `to_json(${user}.id)`],
    ['displayName', `to_json(${user}.display_name)`],
  ]);
const BESIDE = [
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
  // A record in the state `client` stands in no stage and is not lost.
  ['pipelineStage', `'null'`],
  ['lostReason', `'null'`],
] as const;
/** Of every type, decided by the server. */
const DECIDED = new Set<string>([
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
  'version',
] satisfies (keyof Client)[]);

/** From the columns of the entity to the JSON of the API, in one place for every read and write. */
@Injectable()
export class ClientRows {
  private written: string | undefined;

  constructor(private readonly db: Db) {}

  /** `SELECT … FROM clients c …`, to be followed by WHERE. */
  get select(): string {
    return `SELECT c.id, ${this.json} AS json FROM clients c ${PEOPLE}`;
  }

  /**
   * The same for the rows that `hits` names by `id`, `bucket` and `key`, as far as `seen` holds. OFFSET 0 makes PostgreSQL
   * look each hit up by its key: it plans for any number of hits, and might read all of the agency to join them.
   */
  selectHits(hits: string, seen: string): string {
    return `SELECT c.id, ${this.json} AS json, hit.bucket, hit.key
      FROM (${hits}) hit CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${seen} OFFSET 0) c ${PEOPLE}`;
  }

  toClient({ json }: ClientRow): ClientDto {
    return JSON.parse(json) as ClientDto;
  }

  private get json(): string {
    this.written ??= this.write();
    return this.written;
  }

  private write(): string {
    const { columns } = this.db.metadata.getMetadata(Client);
    const field = (column: ColumnMetadata) =>
      [column.propertyName, column.transformer === money ? jsonOfMoney(column, 'c') : jsonOf(column, 'c')] as const;
    const typesWith = (name: string) =>
      CLIENT_TYPES.filter((type) => DECIDED.has(name) || FIELDS_OF[type].has(name))
        .map((type) => `'${type}'`)
        .join(', ');
    const byTypes = Map.groupBy(columns, ({ propertyName }) => typesWith(propertyName));
    const every = CLIENT_TYPES.map((type) => `'${type}'`).join(', ');
    const some = [...byTypes].filter(([types]) => types !== '' && types !== every);
    return jsonObject(
      [...(byTypes.get(every) ?? []).map(field), ...BESIDE],
      some.map(([types, ofTypes]) => fieldsWhere(`c.type IN (${types})`, ofTypes.map(field))),
    );
  }
}
