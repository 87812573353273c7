import { Injectable } from '@nestjs/common';
import type { Answer } from '@sestante/questionnaire/answers';
import sql from 'sql-template-tag';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../clients/client.entity.js';
import { today } from '../core/clock.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { newRecord } from '../core/records/record-type.js';
import { createRecords } from '../core/records/records.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { AnswerProposal } from '../questionnaire-review/answer-proposal.entity.js';
import { HealthAnswers } from '../questionnaires/health-answers.js';
import { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { Contract } from '../sheet/contracts/contract.entity.js';
import { assessAnswers, CURRENT_RULES } from './report-assessment.rules.js';
import { reportName } from './report-labels.js';
import { policiesFor } from './report-policies.rules.js';
import type { Report, ReportKind } from './report.entity.js';
import { REPORTS } from './report.record.js';

/** Makes reports and the rows that say whether one is being made. */
@Injectable()
export class ReportWriter {
  constructor(
    private readonly health: HealthAnswers,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Makes the next report of its kind on a completed questionnaire, whose client is locked, and tells the person responsible.
   * @returns its id, and null when `onlyFirst` and there is one already
   */
  async make(tx: UnitOfWork, questionnaire: Questionnaire, kind: ReportKind, onlyFirst = false): Promise<string | null> {
    const { agencyId, id: questionnaireId } = questionnaire;
    const [last] = await tx.query<{ number: number }>(
      sql`SELECT max(r.number) AS number FROM reports r WHERE r.agency_id = ${agencyId} AND r.questionnaire_id = ${questionnaireId} AND r.kind = ${kind}`,
    );
    await this.forget(tx, questionnaireId, kind);
    const number = (last?.number ?? 0) + 1;
    if (onlyFirst && number > 1) return null;
    const report = await this.rowFor(tx, questionnaire, kind, number);
    await createRecords(tx, REPORTS, [report], named);
    await this.notify(tx, 'report-ready', questionnaire, await this.responsibleFor(tx, questionnaireId), report.id);
    return report.id;
  }

  /** Returns a new report without writing it. @param at when it is made */
  async rowFor(tx: UnitOfWork, questionnaire: Questionnaire, kind: ReportKind, number: number, at = new Date()): Promise<Report> {
    const { agencyId, id: questionnaireId, clientId, type } = questionnaire;
    const [stored] = await tx.query<{ answers: Record<string, Answer>; health: Record<string, string> }>(
      sql`SELECT a.answers, a.health FROM questionnaire_answers a WHERE a.agency_id = ${agencyId} AND a.questionnaire_id = ${questionnaireId}`,
    );
    const given = { ...stored?.answers, ...this.health.open(questionnaireId, stored?.health ?? {}) };
    const policies = policiesFor(
      await tx.manager.findBy(Contract, { agencyId, clientId, deletedAt: IsNull() }),
      given,
      await tx.manager.findBy(AnswerProposal, { agencyId, questionnaireId }),
    );
    const assessedOn = today(at);
    const { assessment } = assessAnswers(type, given, policies, assessedOn, CURRENT_RULES.version);
    return {
      ...newRecord(tx.actor, uuidv7(), at),
      clientId,
      questionnaireId,
      kind,
      number,
      displayName: reportName({ kind, number }),
      status: 'draft',
      rulesVersion: assessment.rulesVersion,
      assessedOn,
      policies,
      ...assessment.overall,
      coherence: assessment.coherence.status,
      coherenceTopics: assessment.coherence.topics,
      engine: 'built-in',
      authorId: tx.actor.origin === 'automation' ? await this.responsibleFor(tx, questionnaireId) : tx.actor.userId,
      sections: {},
      refusals: [],
      nextSteps: [],
      disclosure: kind === 'consulting' ? { personalRecommendation: true, remuneration: null, precontract: null } : null,
      approvedAt: null,
      approvedById: null,
      documentId: null,
      tokenHash: null,
      sha256: null,
      deliveredAt: null,
      deliveredById: null,
      deliveryChannel: null,
      acknowledgedAt: null,
      signerName: null,
    };
  }

  /** Notes that a report is being made. */
  async note(tx: UnitOfWork, questionnaireId: string, kind: ReportKind, state: 'pending' | 'failed'): Promise<void> {
    await tx.query(sql`INSERT INTO report_generations (agency_id, questionnaire_id, kind, state, asked_at)
      VALUES (${tx.actor.agencyId}, ${questionnaireId}, ${kind}, ${state}, now())
      ON CONFLICT (agency_id, questionnaire_id, kind) DO UPDATE SET state = excluded.state, asked_at = excluded.asked_at`);
  }

  async forget(tx: UnitOfWork, questionnaireId: string, kind: ReportKind): Promise<void> {
    await tx.query(
      sql`DELETE FROM report_generations WHERE agency_id = ${tx.actor.agencyId} AND questionnaire_id = ${questionnaireId} AND kind = ${kind}`,
    );
  }

  /** Notes that a report could not be made, and tells the person responsible. */
  async fail(tx: UnitOfWork, questionnaire: Questionnaire, kind: ReportKind): Promise<void> {
    await this.note(tx, questionnaire.id, kind, 'failed');
    await tx.addTimelineEntries([
      {
        subjectId: questionnaire.clientId,
        kind: 'report-failed',
        title: 'Report could not be made',
        changes: [{ field: 'kind', from: null, to: kind }],
        link: `/api/v1/questionnaires/${questionnaire.id}`,
      },
    ]);
    await this.notify(tx, 'report-failed', questionnaire, await this.responsibleFor(tx, questionnaire.id));
  }

  private async notify(
    tx: UnitOfWork,
    kind: 'report-ready' | 'report-failed',
    { id: questionnaireId, clientId }: Questionnaire,
    userId: string,
    reportId?: string,
  ): Promise<void> {
    await this.notifications.notify(tx, userId, kind, { count: 1, clientId, questionnaireId, ...(reportId ? { reportId } : {}) });
  }

  /** Returns the active assignee of the client, else the sender of the questionnaire. */
  private async responsibleFor(tx: UnitOfWork, questionnaireId: string): Promise<string> {
    const [found] = await tx.query<{ id: string }>(
      sql`SELECT coalesce(p.id, q.created_by_id) AS id FROM questionnaires q
        JOIN clients c ON c.agency_id = q.agency_id AND c.id = q.client_id
        LEFT JOIN users p ON p.agency_id = c.agency_id AND p.id = c.assignee_id AND p.active
        WHERE q.agency_id = ${tx.actor.agencyId} AND q.id = ${questionnaireId}`,
    );
    if (!found) throw new Error('The questionnaire has no client.');
    return found.id;
  }
}

/** Details of an entry in the timeline. */
export const named = ({ kind, number }: Pick<Report, 'kind' | 'number'>) => ({
  changes: [
    { field: 'kind', from: null, to: kind },
    { field: 'number', from: null, to: number },
  ],
});

/** Locks the client of a questionnaire. @returns the questionnaire, undefined when its client is in the trash or either is not visible */
export async function lockCompleted(tx: UnitOfWork, questionnaireId: string): Promise<Questionnaire | undefined> {
  const [questionnaire] = await tx.findVisible(Questionnaire, [questionnaireId]);
  if (!questionnaire) return undefined;
  const [client] = await tx.findVisible(Client, [questionnaire.clientId], { deletedAt: null }, 'locked');
  return client && questionnaire;
}
