import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { asCaller, clientsFound, conditionsOf } from '../clients/client-filter.sql.js';
import { searchPlan } from '../clients/client-search.rules.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { integer } from '../core/database/integer.js';
import { instant } from '../core/database/json.js';
import { parentIsActive, visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { Cursors } from '../core/http/cursor.js';
import { JsonPage } from '../core/http/json-page.js';
import { searchWords } from '../core/search-words.js';
import type {
  CycleQuestionnaire,
  CycleReport,
  ReportCounts,
  ReportCycles,
  ReportDto,
  ReportFilter,
  ReportListQuery,
} from './report.dto.js';
import type { ReportKind } from './report.entity.js';
import { ReportProjection } from './report.projection.js';

const MAX_COUNTED = 10_000;
const MAX_CYCLES = 50;
const DRAFT = sql`r.kind = 'consulting' AND r.status = 'draft'`;
const APPROVED = sql`r.kind = 'consulting' AND r.status = 'approved'`;

interface CycleRow extends CycleQuestionnaire {
  analytic: string | null;
  consulting: string | null;
  generations: { kind: ReportKind; state: 'pending' | 'failed' }[];
}

/** Reads of reports without their contents, filtered to those of clients that the actor can see. */
@Injectable()
export class ReportsQueries {
  constructor(
    private readonly db: Db,
    private readonly cursors: Cursors,
    private readonly rows: ReportProjection,
  ) {}

  async list(actor: Actor, query: ReportListQuery): Promise<JsonPage> {
    const { limit = 50, cursor, count, sort = '-createdAt', ...filter } = query;
    const list = { agency: actor.agencyId, reports: filter, sort };
    const position = this.cursors.decode(cursor, list);
    const descending = sort.startsWith('-') !== (position?.direction === 'prev');
    const [key, id] = position?.values ?? [];
    const after = position ? sql` AND (r.created_at, r.id) ${descending ? sql`<` : sql`>`} (${key}::timestamptz, ${id}::uuid)` : empty;
    const order = descending ? sql`DESC` : sql`ASC`;
    const conditions = filterConditions(actor, filter);
    const hits = await this.db.read<{ id: string; json: string; key: string; total: string | null }>(
      actor,
      sql`SELECT r.id, ${this.rows.json()} AS json, r.created_at::text AS key, ${count ? counted(conditions, maxOf(count) + 1) : sql`NULL`} AS total
        FROM (SELECT * FROM reports r WHERE ${conditions}${after} ORDER BY r.created_at ${order}, r.id ${order} LIMIT ${integer(limit + 1)}) r
        ${this.rows.joins} WHERE ${visibleTo(actor, 'owned', 'c')} ORDER BY r.created_at ${order}, r.id ${order}`,
      'custom',
    );
    const { rows, page } = this.cursors.page(hits, limit, position, list, (row) => [row.key, row.id]);
    if (count) {
      const found = Number(hits[0]?.total ?? 0);
      Object.assign(page, { total: Math.min(found, maxOf(count)), totalCapped: found > maxOf(count) });
    }
    return new JsonPage(
      rows.map(({ json }) => json),
      page,
    );
  }

  async counts(actor: Actor, filter: ReportFilter): Promise<ReportCounts> {
    const conditions = filterConditions(actor, filter);
    const of = (condition: Sql) => counted(sql`${conditions} AND ${condition}`, MAX_COUNTED);
    const [row] = await this.db.read<Record<keyof ReportCounts, string>>(
      actor,
      sql`SELECT ${of(sql`r.kind = 'analytic'`)} AS analytic, ${of(sql`r.kind = 'consulting'`)} AS consulting,
        ${of(DRAFT)} AS "toApprove", ${of(APPROVED)} AS "toDeliver"`,
      'custom',
    );
    return {
      analytic: Number(row?.analytic ?? 0),
      consulting: Number(row?.consulting ?? 0),
      toApprove: Number(row?.toApprove ?? 0),
      toDeliver: Number(row?.toDeliver ?? 0),
    };
  }

  /** Returns the questionnaires of a client with their latest reports; nothing for a client that is not visible. */
  async cycles(actor: Actor, clientId: string): Promise<ReportCycles> {
    const latest = (kind: ReportKind) => sql`(SELECT ${this.rows.json()} FROM reports r ${this.rows.joins}
      WHERE r.agency_id = s.agency_id AND r.questionnaire_id = s.id AND r.kind = ${kind} AND r.deleted_at IS NULL
      ORDER BY r.number DESC LIMIT 1)`;
    const rows = await this.db.read<CycleRow>(
      actor,
      sql`SELECT s.id, n.name AS template, s.status, ${instant(sql`s.sent_at`)} AS "sentAt", ${instant(sql`s.completed_at`)} AS "completedAt",
          ${latest('analytic')} AS analytic, ${latest('consulting')} AS consulting,
          (SELECT coalesce(json_agg(json_build_object('kind', g.kind, 'state', g.state)), '[]') FROM report_generations g
            WHERE g.agency_id = s.agency_id AND g.questionnaire_id = s.id) AS generations
        FROM (SELECT q.* FROM questionnaires q WHERE q.agency_id = ${actor.agencyId} AND q.client_id = ${clientId}
          ORDER BY q.sent_at DESC LIMIT ${integer(MAX_CYCLES)}) s
        JOIN clients k ON k.agency_id = s.agency_id AND k.id = s.client_id AND k.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'k')}
        JOIN questionnaire_templates n ON n.agency_id = s.agency_id AND n.id = s.template_id
        ORDER BY s.sent_at DESC`,
    );
    return {
      data: rows.map(({ analytic, consulting, generations, ...questionnaire }) => ({
        questionnaire,
        analytic: cycleReport('analytic', analytic, generations),
        consulting: cycleReport('consulting', consulting, generations),
      })),
    };
  }

  /** @throws 404 when it does not exist, is not visible, or is in the trash */
  async one(actor: Actor, id: string): Promise<ReportDto> {
    const [row] = await this.db.read<{ json: string }>(
      actor,
      sql`SELECT ${this.rows.json()} AS json FROM reports r ${this.rows.joins}
        WHERE r.agency_id = ${actor.agencyId} AND r.id = ${id} AND r.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`,
    );
    if (!row) throw notFound();
    return JSON.parse(row.json) as ReportDto;
  }
}

function cycleReport(kind: ReportKind, json: string | null, generations: CycleRow['generations']): CycleReport {
  const state = generations.find((one) => one.kind === kind)?.state ?? (json === null ? 'none' : 'ready');
  return { state, report: json === null ? null : (JSON.parse(json) as ReportDto) };
}

const maxOf = (count: 'capped' | 'exact'): number => (count === 'exact' ? 2_000_000_000 : MAX_COUNTED);

const counted = (conditions: Sql, limit: number): Sql =>
  sql`(SELECT count(*) FROM (SELECT 1 FROM reports r WHERE ${conditions} LIMIT ${integer(limit)}) counted)`;

/** Returns the SQL condition of a filter over `reports r`, limited to clients that are not deleted and visible to the actor. */
function filterConditions(actor: Actor, { q, clientId, questionnaireId, kind, status, assigneeId }: ReportFilter): Sql {
  return join(
    [
      sql`r.agency_id = ${actor.agencyId} AND r.deleted_at IS NULL`,
      parentIsActive(actor, 'clients', 'r', 'client_id'),
      ...(clientId ? [sql`r.client_id = ${clientId}::uuid`] : []),
      ...(questionnaireId ? [sql`r.questionnaire_id = ${questionnaireId}::uuid`] : []),
      ...(kind ? [sql`r.kind = ${kind}`] : []),
      ...(status ? [status.length === 1 ? sql`r.status = ${status[0]}` : sql`r.status = ANY (${status}::text[])`] : []),
      ...(assigneeId ? [assigned(actor, assigneeId)] : []),
      ...(q === undefined ? [] : [named(q)]),
    ],
    ' AND ',
  );
}

/** Collects the clients of users, who are few beside those of the agency; clients without an assignee may be most of them. */
function assigned(actor: Actor, assigneeId: string[]): Sql {
  const isAssigned = join(conditionsOf(asCaller(actor, { assigneeId })), ' AND ');
  if (assigneeId.includes('none'))
    return sql`EXISTS (SELECT 1 FROM clients c WHERE c.agency_id = r.agency_id AND c.id = r.client_id AND ${isAssigned})`;
  return sql`r.client_id = ANY (ARRAY(SELECT c.id FROM clients c WHERE c.agency_id = ${actor.agencyId} AND c.deleted_at IS NULL AND ${isAssigned}))`;
}

function named(q: string): Sql {
  const words = searchWords(q);
  if (words.length === 0) return sql`false`;
  return sql`r.client_id = ANY (ARRAY(SELECT h.id FROM ${clientsFound(q, searchPlan([words]))} h))`;
}
