import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import type { ConsultingInput } from '@sestante/report-text/agreed-sections';
import { analyticReport } from '@sestante/report-text/analytic-report';
import { consultingReport } from '@sestante/report-text/consulting-report';
import type { ReportContent } from '@sestante/report-text/content';
import sql, { type Sql } from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { Config } from '../core/config.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { notFound } from '../core/errors.js';
import { HealthAnswers } from '../questionnaires/health-answers.js';
import { withText } from './edited-section.rules.js';
import { assessAnswers } from './report-assessment.rules.js';
import { toDetail } from './report-detail.js';
import type { ReportDetailDto } from './report-detail.dto.js';
import type { ReportDto } from './report.dto.js';
import type { Report } from './report.entity.js';
import { ReportProjection } from './report.projection.js';

/** Columns of a report that its contents are made from, and what they refer to. */
export type ReportRow = Pick<Report, 'policies' | 'sections' | 'refusals' | 'nextSteps' | 'disclosure' | 'documentId'> & {
  json: string;
  answers: Record<string, Answer>;
  /** Sealed answers about health. */
  health: Record<string, string>;
  agency: string;
  registerNumber: string | null;
  registeredOn: string | null;
  /** Names of the persons of the next steps, by id. */
  people: Record<string, string>;
  /** Planned actions by cover. */
  actions: Record<string, string>;
};

/** A report with its contents, as a reader may see them. */
export interface OpenedReport {
  report: ReportDto;
  row: ReportRow;
  input: ConsultingInput;
  /** With the built-in texts. */
  builtIn: ReportContent;
  /** With the edited texts. */
  content: ReportContent;
  /** Whether a model can draft texts of it. */
  drafting: boolean;
}

/** Reads the contents of reports, which follow from the answers, the policies and the day of each. */
@Injectable()
export class ReportReading {
  constructor(
    private readonly db: Db,
    private readonly rows: ReportProjection,
    private readonly health: HealthAnswers,
    private readonly config: Config,
  ) {}

  /** @throws 404 when it does not exist, is not visible, or is in the trash */
  async get(actor: Actor, id: string): Promise<ReportDetailDto> {
    return toDetail(await this.open(actor, id));
  }

  /** Returns the report within the transaction that has written it. */
  async toResponse(tx: UnitOfWork, id: string): Promise<ReportDetailDto> {
    return toDetail(await this.openIn(tx, id));
  }

  /** Reads a report for a write of the same transaction. @throws 404 */
  async openIn(tx: UnitOfWork, id: string): Promise<OpenedReport> {
    return this.opened(tx.actor, await tx.query<ReportRow>(this.statement(tx.actor, id)));
  }

  /** Reads a report, which the audit trail records, that of answers about health by itself. @throws 404 */
  async open(actor: Actor, id: string): Promise<OpenedReport> {
    const rows = await this.db.readAudited<ReportRow>(actor, this.statement(actor, id), { action: 'report-read', subjectId: id });
    const opened = this.opened(actor, rows);
    if (opened.input.health && Object.keys(opened.row.health).length > 0)
      await this.db.readAudited(actor, sql`SELECT 1`, { action: 'health-answers-read', subjectId: opened.report.questionnaireId });
    return opened;
  }

  private opened(actor: Actor, [row]: ReportRow[]): OpenedReport {
    if (!row) throw notFound();
    const report = JSON.parse(row.json) as ReportDto;
    const input = this.inputOf(report, row, actor.permissions.has('health-answers:read'));
    const builtIn = report.kind === 'analytic' ? analyticReport(input) : consultingReport(input);
    const sections = builtIn.sections.map((section) => withText(section, row.sections[section.code]?.text ?? null));
    return {
      report,
      row,
      input,
      builtIn,
      content: { ...builtIn, sections },
      drafting: report.kind === 'consulting' && this.config.ai !== undefined,
    };
  }

  private inputOf(report: ReportDto, row: ReportRow, health: boolean): ConsultingInput {
    const { client, questionnaire, assessedOn, rulesVersion, author } = report;
    const given = { ...row.answers, ...this.health.open(questionnaire.id, row.health) };
    const disclosure = row.disclosure ?? { personalRecommendation: false, remuneration: null, precontract: null };
    return {
      ...assessAnswers(client.type, given, row.policies, assessedOn, rulesVersion),
      policies: row.policies,
      client: client.displayName,
      agency: row.agency,
      author: author.displayName,
      questionnaire: { name: questionnaire.template, version: questionnaire.templateVersion, completedAt: questionnaire.completedAt },
      health,
      refusals: row.refusals,
      nextSteps: row.nextSteps.map(({ text, dueOn, responsibleId }) => ({
        text,
        dueOn,
        responsible: responsibleId === null ? null : (row.people[responsibleId] ?? null),
      })),
      disclosure: { ...disclosure, registerNumber: row.registerNumber, registeredOn: row.registeredOn },
    };
  }

  private statement(actor: Actor, id: string): Sql {
    return sql`SELECT ${this.rows.json()} AS json, r.policies, r.sections, r.refusals, r.next_steps AS "nextSteps", r.disclosure, r.document_id AS "documentId",
        a.answers, a.health, g.name AS agency, d.register_number AS "registerNumber", d.registered_on::text AS "registeredOn",
        (SELECT coalesce(json_object_agg(o.id, o.display_name), '{}') FROM jsonb_to_recordset(r.next_steps) AS step("responsibleId" uuid)
          JOIN users o ON o.agency_id = r.agency_id AND o.id = step."responsibleId") AS people,
        (SELECT coalesce(json_object_agg(x.cover, x.action_id), '{}') FROM report_actions x
          JOIN crm_actions k ON k.agency_id = x.agency_id AND k.id = x.action_id AND k.deleted_at IS NULL
          WHERE x.agency_id = r.agency_id AND x.report_id = r.id) AS actions
      FROM reports r ${this.rows.joins}
      JOIN questionnaire_answers a ON a.agency_id = r.agency_id AND a.questionnaire_id = r.questionnaire_id
      JOIN agencies g ON g.agency_id = r.agency_id
      JOIN agency_details d ON d.agency_id = r.agency_id
      WHERE r.agency_id = ${actor.agencyId} AND r.id = ${id} AND r.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}`;
  }
}
