import { Injectable } from '@nestjs/common';
import { Db } from '../core/database/db.js';
import { Client } from './client.entity.js';
import type { ClientDto } from './client.dto.js';
import { FIELDS_OF, initials } from './client.rules.js';

/** A row as the statements below give it: the entity's columns by their property names, and what hangs from it. */
export type ClientRow = Omit<Client, 'nameKey' | 'search'> & {
  assigneeName: string | null;
  createdByName: string;
  tags: ClientDto['tags'];
  hit_bucket: number;
  hit_key: string;
};

const BESIDE = `a.display_name AS "assigneeName", b.display_name AS "createdByName",
  (SELECT coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'color', g.color) ORDER BY g.name), '[]')
   FROM client_tags ct JOIN tags g ON g.agency_id = ct.agency_id AND g.id = ct.tag_id WHERE ct.agency_id = c.agency_id AND ct.client_id = c.id) AS tags`;
const PEOPLE = `LEFT JOIN users a ON a.agency_id = c.agency_id AND a.id = c.assignee_id
  JOIN users b ON b.agency_id = c.agency_id AND b.id = c.created_by_id`;

const AS_THEY_ARE = [
  'id',
  'type',
  'status',
  'displayName',
  'sortName',
  'tags',
  'customFields',
  'createdAt',
  'updatedAt',
  'convertedAt',
  'version',
] as const satisfies (keyof ClientRow)[];
// A record in the state `client` stands in no stage and is not lost.
const OTHERS = ['initials', 'assignee', 'createdBy', 'pipelineStage', 'lostReason'];
/**
 * A client of each type with nothing in it. A copy has all its fields from the start: an object that grows one by one
 * takes V8 twice as long to fill and to write as JSON, and a list is made of fifty. JSON.parse makes it the lasting way.
 */
const BLANKS = Object.fromEntries(
  Object.entries(FIELDS_OF).map(([type, fields]) => {
    const empty = Object.fromEntries([...AS_THEY_ARE, ...OTHERS, ...fields].map((field) => [field, null]));
    return [type, JSON.parse(JSON.stringify(empty)) as Record<string, unknown>];
  }),
);

/** From the columns of the entity to the JSON of the API, in one place for every read and write. */
@Injectable()
export class ClientRows {
  private columns: { sql: string; read: [string, (value: unknown) => unknown][] } | undefined;

  constructor(private readonly db: Db) {}

  /** `SELECT … FROM clients c …`, to be followed by WHERE. */
  get select(): string {
    return `SELECT ${this.fromEntity().sql}, ${BESIDE} FROM clients c ${PEOPLE}`;
  }

  /**
   * The same for the rows that `hits` names by `id`, `bucket` and `key`, as far as `seen` holds. OFFSET 0 makes PostgreSQL
   * look each hit up by its key: it plans for any number of hits, and might read all of the agency to join them.
   */
  selectHits(hits: string, seen: string): string {
    return `SELECT ${this.fromEntity().sql}, ${BESIDE}, hit.bucket AS hit_bucket, hit.key AS hit_key
      FROM (${hits}) hit CROSS JOIN LATERAL (SELECT * FROM clients c WHERE c.id = hit.id AND ${seen} OFFSET 0) c ${PEOPLE}`;
  }

  toClient(row: ClientRow): ClientDto {
    const values = row as unknown as Record<string, unknown>;
    const client: Record<string, unknown> = { ...BLANKS[row.type] };
    for (const field of AS_THEY_ARE) client[field] = values[field];
    for (const field of FIELDS_OF[row.type]) client[field] = values[field];
    for (const [field, read] of this.fromEntity().read) if (field in client) client[field] = read(client[field]);
    client.initials = initials(row.displayName);
    client.assignee = row.assigneeId && { id: row.assigneeId, displayName: row.assigneeName };
    client.createdBy = { id: row.createdById, displayName: row.createdByName };
    return client as unknown as ClientDto;
  }

  private fromEntity() {
    if (!this.columns) {
      const shown = this.db.metadata.getMetadata(Client).columns.filter((column) => column.isSelect && column.propertyName !== 'agencyId');
      this.columns = {
        // A calendar day stays the text it is: the driver would make an instant of it.
        sql: shown
          .map((column) => `c.${column.databaseName}${column.type === 'date' ? '::text' : ''} AS "${column.propertyName}"`)
          .join(', '),
        read: shown.flatMap((column) => {
          const transformer = column.transformer;
          return transformer && !Array.isArray(transformer)
            ? [[column.propertyName, (value: unknown) => transformer.from(value) as unknown]]
            : [];
        }),
      };
    }
    return this.columns;
  }
}
