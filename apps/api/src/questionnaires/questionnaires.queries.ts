import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { asCaller, clientsFound, conditionsOf } from '../clients/client-filter.sql.js';
import { searchPlan } from '../clients/client-search.rules.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { parentIsActive, visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import { JsonPage } from '../core/http/json-page.js';
import { searchWords } from '../core/search-words.js';
import type { QuestionnaireCounts, QuestionnaireDto, QuestionnaireFilter, QuestionnaireListQuery } from './questionnaire.dto.js';
import { QUESTIONNAIRE_STATUSES, type QuestionnaireStatus } from './questionnaire.entity.js';
import { QuestionnaireProjection, type QuestionnaireRow } from './questionnaire.projection.js';

const MAX_COUNTED = 10_000;
const COMPLETED = sql`q.completed_at IS NOT NULL`;
const TO_REVIEW = sql`q.status = 'completed' AND q.reviewed_at IS NULL`;
/** Column of each sort, the type of its values in a cursor, and its own condition. */
const SORTS = {
  sentAt: { column: sql`q.sent_at`, kind: sql`timestamptz`, only: [] },
  expiresAt: { column: sql`q.expires_on`, kind: sql`date`, only: [] },
  completedAt: { column: sql`q.completed_at`, kind: sql`timestamptz`, only: [COMPLETED] },
} as const;

/** Reads of questionnaires, filtered to those of clients that the actor can see. */
@Injectable()
export class QuestionnairesQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: QuestionnaireProjection,
  ) {}

  /** @throws 404 when it does not exist, is not visible, or its client is in the trash */
  async get(actor: Actor, id: string): Promise<QuestionnaireDto> {
    return this.firstOf(actor, await this.db.read<QuestionnaireRow>(actor, this.one(actor, sql`q.id = ${id}`)));
  }

  /** Returns the questionnaire within the transaction that has written it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<QuestionnaireDto> {
    return this.firstOf(tx.actor, await tx.query<QuestionnaireRow>(this.one(tx.actor, sql`q.id = ${id}`)));
  }

  async list(actor: Actor, query: QuestionnaireListQuery): Promise<JsonPage> {
    const { limit = 50, cursor, count, sort = '-sentAt', ...filter } = query;
    const list = { agency: actor.agencyId, questionnaires: filter, sort };
    const position = this.cursors.decode(cursor, list);
    const { column, kind, only } = SORTS[sort.replace('-', '') as keyof typeof SORTS];
    const descending = sort.startsWith('-') !== (position?.direction === 'prev');
    const [key, id] = position?.values ?? [];
    const after = position ? sql` AND (${column}, q.id) ${descending ? sql`<` : sql`>`} (${key}::${kind}, ${id}::uuid)` : empty;
    const order = descending ? sql`DESC` : sql`ASC`;
    const conditions = join([...filterConditions(actor, filter), ...only], ' AND ');
    const hits = await this.db.read<QuestionnaireRow & { key: string; total: string | null }>(
      actor,
      sql`SELECT ${this.rows.columns()}, ${column}::text AS key, ${count ? counted(conditions, count) : sql`NULL`} AS total
        FROM (SELECT * FROM questionnaires q WHERE ${conditions}${after} ORDER BY ${column} ${order}, q.id ${order} LIMIT ${integer(limit + 1)}) q
        ${this.rows.joins} WHERE ${visibleTo(actor, 'owned', 'c')} ORDER BY ${column} ${order}, q.id ${order}`,
      'custom',
    );
    const { rows, page } = this.cursors.page(hits, limit, position, list, (row) => [row.key, row.id]);
    if (count) Object.assign(page, cappedTotal(hits[0]?.total, count));
    return new JsonPage(
      rows.map((row) => this.rows.toJson(actor, row)),
      page,
    );
  }

  async counts(actor: Actor, filter: QuestionnaireFilter): Promise<QuestionnaireCounts> {
    const conditions = join(filterConditions(actor, filter), ' AND ');
    const of = (condition: Sql) =>
      sql`(SELECT count(*)::integer FROM (SELECT 1 FROM questionnaires q WHERE ${conditions} AND ${condition} LIMIT ${integer(MAX_COUNTED)}) counted)`;
    const numbers = QUESTIONNAIRE_STATUSES.map((status) => sql`${of(sql`q.status = ${status}`)} AS ${STATUS_NAMES[status]}`);
    const [row] = await this.db.read<QuestionnaireCounts['byStatus'] & { toReview: number }>(
      actor,
      sql`SELECT ${join(numbers)}, ${of(TO_REVIEW)} AS "toReview"`,
      'custom',
    );
    const { toReview = 0, ...byStatus } = row ?? { sent: 0, in_progress: 0, completed: 0, expired: 0, cancelled: 0 };
    return { byStatus, toReview };
  }

  /** Returns the open questionnaire of a client, if there is one. */
  async openOf(actor: Actor, clientId: string): Promise<QuestionnaireDto | null> {
    const open = sql`q.client_id = ${clientId} AND q.status IN ('sent', 'in_progress')`;
    const [row] = await this.db.read<QuestionnaireRow>(actor, this.one(actor, open));
    return row ? this.rows.toQuestionnaire(actor, row) : null;
  }

  private one(actor: Actor, condition: Sql): Sql {
    return sql`SELECT ${this.rows.columns()} FROM questionnaires q ${this.rows.joins}
      WHERE q.agency_id = ${actor.agencyId} AND ${condition} AND ${visibleTo(actor, 'owned', 'c')}`;
  }

  private firstOf(actor: Actor, [row]: QuestionnaireRow[]): QuestionnaireDto {
    if (!row) throw notFound();
    return this.rows.toQuestionnaire(actor, row);
  }
}

const STATUS_NAMES: Record<QuestionnaireStatus, Sql> = {
  sent: sql`sent`,
  in_progress: sql`in_progress`,
  completed: sql`completed`,
  expired: sql`expired`,
  cancelled: sql`cancelled`,
};

const maxOf = (count: 'capped' | 'exact'): number => (count === 'exact' ? 2_000_000_000 : MAX_COUNTED);

const counted = (conditions: Sql, count: 'capped' | 'exact'): Sql =>
  sql`(SELECT count(*) FROM (SELECT 1 FROM questionnaires q WHERE ${conditions} LIMIT ${integer(maxOf(count) + 1)}) counted)`;

function cappedTotal(total: string | null | undefined, count: 'capped' | 'exact'): { total: number; totalCapped: boolean } {
  const found = Number(total ?? 0);
  return { total: Math.min(found, maxOf(count)), totalCapped: found > maxOf(count) };
}

/** Returns the SQL conditions of a filter over `questionnaires q`, limited to clients that are not deleted and visible to the actor. */
function filterConditions(actor: Actor, { q, clientId, status, type, templateId, assigneeId, reviewed }: QuestionnaireFilter): Sql[] {
  const isOneOf = (column: Sql, some: readonly string[], as: Sql) =>
    some.length === 1 ? sql`${column} = ${some[0]}::${as}` : sql`${column} = ANY (${some}::${as}[])`;
  return [
    sql`q.agency_id = ${actor.agencyId}`,
    parentIsActive(actor, 'clients', 'q', 'client_id'),
    ...(clientId ? [sql`q.client_id = ${clientId}::uuid`] : []),
    ...(status ? [isOneOf(sql`q.status`, status, sql`text`)] : []),
    ...(type ? [isOneOf(sql`q.type`, type, sql`text`)] : []),
    ...(templateId ? [isOneOf(sql`q.template_id`, templateId, sql`uuid`)] : []),
    ...(assigneeId ? [assigned(actor, assigneeId)] : []),
    ...(reviewed === undefined ? [] : [reviewed ? sql`q.reviewed_at IS NOT NULL` : TO_REVIEW]),
    ...(q === undefined ? [] : [named(q)]),
  ];
}

/** Collects the clients of users, who are few beside those of the agency; clients without an assignee may be most of them. */
function assigned(actor: Actor, assigneeId: string[]): Sql {
  const isAssigned = join(conditionsOf(asCaller(actor, { assigneeId })), ' AND ');
  if (assigneeId.includes('none'))
    return sql`EXISTS (SELECT 1 FROM clients c WHERE c.agency_id = q.agency_id AND c.id = q.client_id AND ${isAssigned})`;
  return sql`q.client_id = ANY (ARRAY(SELECT c.id FROM clients c WHERE c.agency_id = ${actor.agencyId} AND c.deleted_at IS NULL AND ${isAssigned}))`;
}

function named(q: string): Sql {
  const words = searchWords(q);
  if (words.length === 0) return sql`false`;
  return sql`q.client_id = ANY (ARRAY(SELECT h.id FROM ${clientsFound(q, searchPlan([words]))} h))`;
}
