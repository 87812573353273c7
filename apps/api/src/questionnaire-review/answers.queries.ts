import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import { evaluate } from '@sestante/questionnaire/evaluation';
import type { Question } from '@sestante/questionnaire/template';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import { notFound } from '../core/errors.js';
import { TemplatesService } from '../questionnaire-templates/templates.service.js';
import { HealthAnswers } from '../questionnaires/health-answers.js';
import { changesOfAnswers, type AnsweredTemplate } from './answer-changes.rules.js';
import type { AnswerChanges, AskedQuestion, GivenConsent, QuestionnaireAnswersDto } from './questionnaire-review.dto.js';

/** Questionnaire with its answers, as the statements of this file return it. */
interface AnswersRow {
  id: string;
  templateId: string;
  acceptedAt: Date | null;
  completedAt: Date | null;
  noticeVersion: number;
  consents: { textId: string; given: boolean }[];
  answers: Record<string, Answer>;
}

/** Answers that the actor may read, with the questions that are hidden from it. */
interface ReadableAnswers extends AnsweredTemplate {
  row: AnswersRow;
  hidden: ReadonlySet<string>;
}

/** Reads of answers, each of which is recorded in the audit trail. */
@Injectable()
export class AnswersQueries {
  constructor(
    private readonly db: Db,
    private readonly templates: TemplatesService,
    private readonly health: HealthAnswers,
  ) {}

  /** @throws 404 when it is not visible */
  async get(actor: Actor, id: string): Promise<QuestionnaireAnswersDto> {
    const { row, prepared, answers, hidden, day } = await this.open(actor, id);
    const states = evaluate(prepared, answers, day);
    return {
      questionnaireId: row.id,
      sections: prepared.template.sections.map(({ title, questions }) => ({
        title,
        questions: questions.map((question) => ({
          ...askedOf(question, hidden),
          state: hidden.has(question.code) ? null : (states.get(question.code) ?? null),
          answer: hidden.has(question.code) ? null : (answers[question.code] ?? null),
        })),
      })),
      notice: row.acceptedAt && { version: row.noticeVersion, acceptedAt: row.acceptedAt.toISOString() },
      consents: await this.consentsOf(actor, row),
    };
  }

  /**
   * @param to a completed questionnaire of the same client to compare with; by default the one completed before
   * @throws 404 when the questionnaire is not visible
   */
  async changes(actor: Actor, id: string, to?: string): Promise<AnswerChanges> {
    const [compared] = await this.db.read<{ earlierId: string | null }>(
      actor,
      sql`SELECT (SELECT e.id FROM questionnaires e WHERE e.agency_id = q.agency_id AND e.client_id = q.client_id AND e.id <> q.id AND e.completed_at IS NOT NULL
            AND ${to ? sql`e.id = ${to}` : sql`e.completed_at < coalesce(q.completed_at, now())`} ORDER BY e.completed_at DESC LIMIT 1) AS "earlierId"
        FROM questionnaires q ${CLIENT} WHERE q.agency_id = ${actor.agencyId} AND q.id = ${id} AND ${visibleTo(actor, 'owned', 'c')}`,
    );
    if (!compared) throw notFound();
    if (!compared.earlierId) return { earlier: null, data: [] };
    const before = await this.open(actor, compared.earlierId);
    const after = await this.open(actor, id);
    const hidden = new Set([...before.hidden, ...after.hidden]);
    return {
      earlier: { id: before.row.id, completedAt: before.row.completedAt?.toISOString() ?? '' },
      data: changesOfAnswers(before, after)
        .filter(({ question }) => !hidden.has(question.code))
        .map(({ question, from, to: now }) => ({ ...askedOf(question, hidden), from, to: now })),
    };
  }

  /** Reads the answers that the actor may read, and records it. @throws 404 */
  private async open(actor: Actor, id: string): Promise<ReadableAnswers> {
    const from = sql`FROM questionnaires q ${CLIENT} JOIN questionnaire_answers a ON a.agency_id = q.agency_id AND a.questionnaire_id = q.id
      JOIN privacy_notices n ON n.agency_id = q.agency_id AND n.id = q.notice_id WHERE q.agency_id = ${actor.agencyId} AND q.id = ${id} AND ${visibleTo(actor, 'owned', 'c')}`;
    const [row] = await this.db.readAudited<AnswersRow>(
      actor,
      sql`SELECT q.id, q.template_id AS "templateId", q.accepted_at AS "acceptedAt", q.completed_at AS "completedAt", q.consents,
        n.version AS "noticeVersion", a.answers ${from}`,
      { action: 'questionnaire-answers-read', subjectId: id },
    );
    if (!row) throw notFound();
    const prepared = await this.templates.prepared(actor, row.templateId);
    const day = today(row.completedAt ?? undefined);
    if (!actor.permissions.has('health-answers:read'))
      return { row, prepared, answers: row.answers, hidden: prepared.healthQuestions, day };
    const [sealed] = await this.db.readAudited<{ health: Record<string, string> }>(
      actor,
      sql`SELECT a.health ${from} AND a.health <> '{}'`,
      { action: 'health-answers-read', subjectId: id },
    );
    const answers = { ...row.answers, ...(sealed ? this.health.open(id, sealed.health) : {}) };
    return { row, prepared, answers, hidden: new Set(), day };
  }

  private consentsOf(actor: Actor, { consents }: AnswersRow): Promise<GivenConsent[]> {
    return this.db.read<GivenConsent>(
      actor,
      sql`SELECT t.purpose, t.text, given.given FROM jsonb_to_recordset(${JSON.stringify(consents)}::jsonb) AS given("textId" uuid, given boolean)
        JOIN consent_texts t ON t.agency_id = ${actor.agencyId} AND t.id = given."textId" ORDER BY t.purpose`,
    );
  }
}

/** Excludes questionnaires whose client is in the trash. */
const CLIENT = sql`JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id AND c.deleted_at IS NULL`;

const askedOf = ({ code, text, help, type, choices = [], unit, health = false }: Question, hidden: ReadonlySet<string>): AskedQuestion => ({
  code,
  text,
  help: help ?? null,
  type,
  choices,
  unit: unit ?? null,
  health,
  hidden: hidden.has(code),
});
