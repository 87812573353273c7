import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../clients/client.entity.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, notFound, Problem, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { lockInTrash, assertMayDelete, restoreRecords, trashRecords } from '../core/records/trash.js';
import type { JobDto } from '../jobs/job.dto.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import type { CreateReportDto, ReportDto } from './report.dto.js';
import { Report, type ReportKind } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { lockCompleted, named, ReportWriter } from './report.writer.js';
import { ReportsQueries } from './reports.queries.js';

export const REPORT_JOB = 'report';

/** Details of a report's job. */
export interface ReportJobDetails extends Record<string, unknown> {
  questionnaireId: string;
  reportKind: ReportKind;
}

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'report-requested': { agencyId: string; jobId: string };
  }
}

/** Requests for reports, and their trash. Each write locks the client first. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly db: Db,
    private readonly jobs: JobsService,
    private readonly writer: ReportWriter,
    private readonly queries: ReportsQueries,
  ) {}

  /** @throws 409 when the questionnaire is not completed, or has a consulting report that is a draft; 422 when it is not visible */
  request(actor: Actor, { questionnaireId, kind }: CreateReportDto): Promise<JobDto> {
    return this.db.write(actor, async (tx) => {
      const questionnaire = await lockCompleted(tx, questionnaireId);
      if (!questionnaire) throw invalid([unknownReference('/questionnaireId')]);
      if (questionnaire.status !== 'completed') throw conflict('questionnaire-not-completed', 'The questionnaire has not been submitted.');
      if (kind === 'consulting') await assertNoDraft(tx, questionnaireId);
      const job: LongJob = {
        agencyId: actor.agencyId,
        id: uuidv7(),
        userId: actor.userId,
        kind: REPORT_JOB,
        state: 'queued',
        details: { questionnaireId, reportKind: kind } satisfies ReportJobDetails,
        done: 0,
        total: 1,
        result: null,
        error: null,
        undoUntil: null,
        createdAt: new Date(),
        finishedAt: null,
      };
      await tx.insert(LongJob, job);
      await this.writer.note(tx, questionnaireId, kind, 'pending');
      await tx.publish('report-requested', { agencyId: actor.agencyId, jobId: job.id });
      return this.jobs.toJob(job);
    });
  }

  /** Moves a draft to the trash. @throws 403 when the caller may delete only their own creations, 409 unless it is a draft, 412 */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const report = await lockReport(tx, id);
      assertMayDelete(actor, REPORTS, report);
      checkVersion(expected, report.version);
      assertDraft(report);
      await trashRecords(tx, REPORTS, [report], named(report));
    });
  }

  /** @throws 404 when it is not in the trash, 409 when its client is, or when another consulting report is a draft */
  async restore(actor: Actor, id: string): Promise<ReportDto> {
    await this.db.write(actor, async (tx) => {
      const [found] = await tx.findVisible(Report, [id]);
      const [client] = found ? await tx.findVisible(Client, [found.clientId], { deletedAt: null }, 'locked') : [];
      const report = await lockInTrash(tx, REPORTS, id);
      if (!client) throw conflict('client-in-trash', 'The client of the report is in the trash: restore the client first.');
      if (report.kind === 'consulting') await assertNoDraft(tx, report.questionnaireId);
      await restoreRecords(tx, REPORTS, [{ before: report, set: {}, details: named(report) }]);
    });
    return this.queries.one(actor, id);
  }
}

/** Returns the report, locked after its client. @throws 404 when it is not visible, or it or its client is in the trash */
export async function lockReport(tx: UnitOfWork, id: string): Promise<Report> {
  const [found] = await tx.findVisible(Report, [id], { deletedAt: null });
  const [client] = found ? await tx.findVisible(Client, [found.clientId], { deletedAt: null }, 'locked') : [];
  if (!client) throw notFound();
  return tx.getForUpdate(Report, id, { deletedAt: null });
}

/** @throws 409 */
export function assertDraft({ status }: Pick<Report, 'status'>): void {
  if (status !== 'draft') throw conflict('report-approved', 'An approved report can no longer be changed: make a new version.');
}

/** @throws 409 while the questionnaire has a consulting report that is a draft */
export async function assertNoDraft(tx: UnitOfWork, questionnaireId: string): Promise<void> {
  const draft = await tx.manager.findOneBy(Report, {
    agencyId: tx.actor.agencyId,
    questionnaireId,
    kind: 'consulting',
    status: 'draft',
    deletedAt: IsNull(),
  });
  if (draft)
    throw new Problem(409, 'draft-exists', 'The questionnaire has a consulting report that is a draft.', { extra: { reportId: draft.id } });
}
