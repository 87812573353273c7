import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { instant, jsonObject, jsonOf, jsonOfColumns } from '../core/database/json.js';
import type { QuestionnaireDto } from './questionnaire.dto.js';
import { Questionnaire } from './questionnaire.entity.js';
import { QuestionnaireLinks } from './questionnaire-links.js';

/** Row returned by the statements of this file. */
export interface QuestionnaireRow {
  id: string;
  /** JSON text of the questionnaire, as the API returns it, without the link. */
  json: string;
  tokenNumber: number;
  open: boolean;
}

/** Columns that the API returns unchanged. */
const PLAIN = new Set<string>([
  'id',
  'type',
  'status',
  'channel',
  'recipientName',
  'recipientEmail',
  'sentAt',
  'openedAt',
  'completedAt',
  'expiresOn',
  'cancelledAt',
  'reviewedAt',
  'remindersSent',
  'nextReminderOn',
  'reusesId',
  'version',
] satisfies (keyof Questionnaire)[]);

const EXPIRES_AT = instant(sql`(q.expires_on + 1)::timestamp AT TIME ZONE 'Europe/Rome'`);

/** Maps the entity's columns to the API's JSON, in one place for all reads and writes. */
@Injectable()
export class QuestionnaireProjection {
  private compiled: Sql | undefined;

  constructor(
    private readonly db: Db,
    private readonly links: QuestionnaireLinks,
  ) {}

  /** Returns the columns of a row, for a statement over `questionnaires q` and the tables of `joins`. */
  columns(): Sql {
    this.compiled ??= this.json();
    return sql`q.id, q.token_number AS "tokenNumber", a.open, ${this.compiled} AS json`;
  }

  /** Excludes questionnaires whose client is in the trash. */
  readonly joins = sql`JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id AND c.deleted_at IS NULL
    JOIN questionnaire_answers a ON a.agency_id = q.agency_id AND a.questionnaire_id = q.id
    JOIN questionnaire_templates t ON t.agency_id = q.agency_id AND t.id = q.template_id
    JOIN users u ON u.agency_id = q.agency_id AND u.id = q.created_by_id`;

  /** Returns the questionnaire as the API returns it to the actor, as JSON text. */
  toJson({ permissions }: Actor, { json, open, ...linked }: QuestionnaireRow): string {
    const link = open && permissions.has('questionnaires:write') ? this.links.linkOf(linked) : null;
    return `${json.slice(0, -1)},"link":${JSON.stringify(link)}}`;
  }

  toQuestionnaire(actor: Actor, row: QuestionnaireRow): QuestionnaireDto {
    return JSON.parse(this.toJson(actor, row)) as QuestionnaireDto;
  }

  private json(): Sql {
    const { columns } = this.db.metadata.getMetadata(Questionnaire);
    return jsonObject([
      ...columns.filter(({ propertyName }) => PLAIN.has(propertyName)).map((column) => [column.propertyName, jsonOf(column, 'q')] as const),
      ['client', jsonOfColumns('c', { id: 'id', displayName: 'display_name', type: 'type', status: 'status' })],
      ['template', jsonOfColumns('t', { id: 'id', name: 'name', version: 'template_version' })],
      ['sentBy', jsonOfColumns('u', { id: 'id', displayName: 'display_name' })],
      ['expiresAt', sql`to_json(${EXPIRES_AT})`],
      [
        'progress',
        sql`'{"answered":' || a.answered || ',"total":' || a.total || ',"percent":' || CASE a.total WHEN 0 THEN 100 ELSE a.answered * 100 / a.total END || '}'`,
      ],
    ]);
  }
}
