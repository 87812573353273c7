import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Db } from '../core/database/db.js';
import { instant, jsonObject, jsonOf, jsonOfColumns } from '../core/database/json.js';
import { Report } from './report.entity.js';

/** Columns that the API returns unchanged. */
const PLAIN = new Set<string>([
  'id',
  'kind',
  'number',
  'status',
  'questionnaireId',
  'rulesVersion',
  'assessedOn',
  'engine',
  'createdAt',
  'approvedAt',
  'deliveredAt',
  'deliveryChannel',
  'acknowledgedAt',
  'signerName',
  'sha256',
  'version',
] satisfies (keyof Report)[]);

/** Maps the entity's columns to the API's JSON, in one place for all reads and writes. */
@Injectable()
export class ReportProjection {
  private compiled: Sql | undefined;

  constructor(private readonly db: Db) {}

  /** Returns the text of the report's JSON, for a statement over `reports r` and the tables of `joins`. */
  json(): Sql {
    this.compiled ??= this.compile();
    return this.compiled;
  }

  /** Excludes reports whose client is in the trash. */
  readonly joins = sql`JOIN clients c ON c.agency_id = r.agency_id AND c.id = r.client_id AND c.deleted_at IS NULL
    JOIN questionnaires q ON q.agency_id = r.agency_id AND q.id = r.questionnaire_id
    JOIN questionnaire_templates t ON t.agency_id = q.agency_id AND t.id = q.template_id
    JOIN users u ON u.agency_id = r.agency_id AND u.id = r.author_id
    JOIN users b ON b.agency_id = r.agency_id AND b.id = r.created_by_id
    LEFT JOIN users p ON p.agency_id = r.agency_id AND p.id = r.approved_by_id`;

  private compile(): Sql {
    const { columns } = this.db.metadata.getMetadata(Report);
    const person = (alias: string) => jsonOfColumns(alias, { id: 'id', displayName: 'display_name' });
    return jsonObject([
      ...columns.filter(({ propertyName }) => PLAIN.has(propertyName)).map((column) => [column.propertyName, jsonOf(column, 'r')] as const),
      ['client', jsonOfColumns('c', { id: 'id', displayName: 'display_name', type: 'type', status: 'status' })],
      [
        'questionnaire',
        jsonObject([
          ['id', sql`to_json(q.id)`],
          ['template', sql`to_json(t.name)`],
          ['templateVersion', sql`to_json(t.template_version)`],
          ['completedAt', sql`to_json(${instant(sql`q.completed_at`)})`],
        ]),
      ],
      ['overall', jsonOfColumns('r', { score: 'score', low: 'low', high: 'high', band: 'band', certain: 'certain' })],
      ['coherence', jsonOfColumns('r', { status: 'coherence', topics: 'coherence_topics' })],
      ['author', person('u')],
      ['createdBy', sql`CASE WHEN b.kind = 'person' THEN ${person('b')} ELSE 'null' END`],
      ['approvedBy', sql`CASE WHEN p.id IS NULL THEN 'null' ELSE ${person('p')} END`],
    ]);
  }
}
