import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import type {
  QuestionnaireTemplateDto,
  QuestionnaireTemplatePage,
  QuestionnaireTemplateQuery,
  QuestionnaireTemplateSummary,
} from './questionnaire-template.dto.js';
import type { QuestionnaireTemplate } from './questionnaire-template.entity.js';
import { contentOf, faultsOf } from './questionnaire-template.rules.js';

type SummaryRow = Pick<
  QuestionnaireTemplate,
  | 'id'
  | 'familyId'
  | 'clientType'
  | 'name'
  | 'templateVersion'
  | 'standard'
  | 'state'
  | 'minutesFrom'
  | 'minutesTo'
  | 'questionCount'
  | 'publishedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'version'
>;
type TemplateRow = SummaryRow & Pick<QuestionnaireTemplate, 'content'>;

const SUMMARY = sql`t.id, t.family_id AS "familyId", t.client_type AS "clientType", t.name, t.template_version AS "templateVersion", t.standard, t.state,
  t.minutes_from AS "minutesFrom", t.minutes_to AS "minutesTo", t.question_count AS "questionCount", t.published_at AS "publishedAt",
  t.created_at AS "createdAt", t.updated_at AS "updatedAt", t.version`;

/** Reads templates of questionnaires, without those in the trash. */
@Injectable()
export class TemplatesQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
  ) {}

  /** Returns templates without their questions, in the order of their creation: the standard ones first. */
  async list(actor: Actor, { limit = 50, cursor, ...filter }: QuestionnaireTemplateQuery): Promise<QuestionnaireTemplatePage> {
    const list = { agency: actor.agencyId, templates: filter };
    const position = this.cursors.decode(cursor, list);
    const back = position?.direction === 'prev';
    const order = back ? sql`DESC` : sql`ASC`;
    const after = position
      ? sql` AND (t.created_at, t.id) ${back ? sql`<` : sql`>`} (${position.values[0]}::timestamptz, ${position.values[1]}::uuid)`
      : empty;
    const rows = await this.db.read<SummaryRow>(
      actor,
      sql`${select(actor, SUMMARY)}${matching(filter)}${after} ORDER BY t.created_at ${order}, t.id ${order} LIMIT ${integer(limit + 1)}`,
    );
    const { rows: kept, page } = this.cursors.page(rows, limit, position, list, ({ createdAt, id }) => [createdAt.toISOString(), id]);
    return { data: kept.map(toSummary), page };
  }

  async get(actor: Actor, id: string): Promise<QuestionnaireTemplateDto> {
    return found(await this.db.read<TemplateRow>(actor, one(actor, id)));
  }

  /** Returns the template as a response, read within the transaction that has written it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<QuestionnaireTemplateDto> {
    return found(await tx.query<TemplateRow>(one(tx.actor, id)));
  }
}

const select = (actor: Actor, columns: Sql): Sql =>
  sql`SELECT ${columns} FROM questionnaire_templates t WHERE ${visibleTo(actor, 'agency', 't')} AND t.deleted_at IS NULL`;
const one = (actor: Actor, id: string): Sql => sql`${select(actor, sql`${SUMMARY}, t.content`)} AND t.id = ${id}`;

const matching = ({ clientType, state, standard }: QuestionnaireTemplateQuery): Sql =>
  sql`${clientType ? sql` AND t.client_type = ANY (${clientType})` : empty}${state ? sql` AND t.state = ANY (${state})` : empty}${standard === undefined ? empty : sql` AND t.standard = ${standard}`}`;

function found([row]: TemplateRow[]): QuestionnaireTemplateDto {
  if (!row) throw notFound();
  return { ...toSummary(row), content: contentOf(row), errors: row.state === 'draft' ? faultsOf(row) : [] };
}

const toSummary = (row: SummaryRow): QuestionnaireTemplateSummary => ({
  id: row.id,
  familyId: row.familyId,
  clientType: row.clientType,
  name: row.name,
  version: row.templateVersion,
  standard: row.standard,
  state: row.state,
  minutes: { from: row.minutesFrom, to: row.minutesTo },
  questionCount: row.questionCount,
  publishedAt: row.publishedAt?.toISOString() ?? null,
  updatedAt: row.updatedAt.toISOString(),
  rowVersion: row.version,
});
