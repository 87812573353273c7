import { Injectable } from '@nestjs/common';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { automation, type Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { Problem } from '../core/errors.js';
import { Jobs } from '../core/jobs/jobs.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { QuestionnaireCompletion } from '../questionnaires/questionnaire-completion.js';
import { lockCompleted, ReportWriter } from './report.writer.js';
import { assertNoDraft, type ReportJobDetails } from './reports.service.js';

interface Completed {
  agencyId: string;
  questionnaireId: string;
}

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'questionnaire-completed': Completed;
  }
}

/**
 * Makes reports: the first analytic one when a client submits a questionnaire, others on request. Each is one transaction, so that a
 * job that runs again finds the report or makes it.
 */
@Injectable()
export class ReportGenerationWork {
  constructor(
    private readonly db: Db,
    private readonly actorResolver: ActorResolver,
    private readonly writer: ReportWriter,
    completion: QuestionnaireCompletion,
    jobs: Jobs,
  ) {
    completion.onCompleted(async (tx, { questionnaire: { agencyId, id: questionnaireId } }) => {
      await this.writer.note(tx, questionnaireId, 'analytic', 'pending');
      await tx.publish('questionnaire-completed', { agencyId, questionnaireId });
    });
    jobs.on('questionnaire-completed', (event) => this.makeFirst(event), {
      long: true,
      afterLastTry: (event) => this.giveUpFirst(event),
    });
    jobs.on('report-requested', ({ agencyId, jobId }) => this.makeRequested(agencyId, jobId), {
      long: true,
      afterLastTry: ({ agencyId, jobId }) => this.giveUpRequested(agencyId, jobId),
    });
  }

  async makeFirst({ agencyId, questionnaireId }: Completed): Promise<void> {
    const actor = await this.automationOf(agencyId);
    if (!actor) return;
    await this.db.write(actor, async (tx) => {
      const questionnaire = await lockCompleted(tx, questionnaireId);
      if (questionnaire?.status === 'completed') await this.writer.make(tx, questionnaire, 'analytic', true);
      // The client is in the trash.
      else await this.writer.forget(tx, questionnaireId, 'analytic');
    });
  }

  async giveUpFirst({ agencyId, questionnaireId }: Completed): Promise<void> {
    const actor = await this.automationOf(agencyId);
    if (!actor) return;
    await this.db.write(actor, async (tx) => {
      const [questionnaire] = await tx.findVisible(Questionnaire, [questionnaireId]);
      if (questionnaire) await this.writer.fail(tx, questionnaire, 'analytic');
    });
  }

  async makeRequested(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (!owner) return;
    const actor = await this.actorResolver.fromUser(agencyId, owner.user_id);
    if (!actor?.permissions.has('reports:write')) return this.end(agencyId, jobId, owner.user_id, 'no-longer-allowed');
    try {
      await this.db.write(actor, (tx) => this.step(tx, jobId));
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return this.end(agencyId, jobId, owner.user_id, error.code);
      throw error;
    }
  }

  private async step(tx: UnitOfWork, jobId: string): Promise<void> {
    const job = await tx.getForUpdate(LongJob, jobId);
    const { questionnaireId, reportKind } = job.details as ReportJobDetails;
    if (job.state === 'cancelled') return this.writer.forget(tx, questionnaireId, reportKind);
    if (job.state !== 'queued') return;
    const questionnaire = await lockCompleted(tx, questionnaireId);
    if (reportKind === 'consulting') await assertNoDraft(tx, questionnaireId);
    const reportId = questionnaire && (await this.writer.make(tx, questionnaire, reportKind));
    if (!reportId) throw new Problem(404, 'not-found', 'The questionnaire is no longer visible to the caller.');
    const result = { changed: 1, unchanged: 0, refusedCount: 0, refused: [], reportId };
    await tx.update(LongJob, { agencyId: job.agencyId, id: jobId }, { state: 'done', done: 1, result, finishedAt: new Date() });
  }

  async giveUpRequested(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (owner) await this.end(agencyId, jobId, owner.user_id, 'failed-repeatedly');
  }

  /** Ends a job without a report; a failure is told to the person responsible for the client. */
  private async end(agencyId: string, jobId: string, userId: string, error: string): Promise<void> {
    // A job is visible to its creator alone.
    await this.db.write(automation(agencyId, userId), async (tx) => {
      const job = await tx.getForUpdate(LongJob, jobId);
      if (job.state === 'done' || job.state === 'cancelled') return;
      const { questionnaireId, reportKind } = job.details as ReportJobDetails;
      await tx.update(LongJob, { agencyId, id: jobId }, { state: 'failed', error, finishedAt: new Date() });
      const [questionnaire] = await tx.findVisible(Questionnaire, [questionnaireId]);
      if (error !== 'failed-repeatedly') await this.writer.forget(tx, questionnaireId, reportKind);
      else if (questionnaire) await this.writer.fail(tx, questionnaire, reportKind);
    });
  }

  private async automationOf(agencyId: string): Promise<Actor | undefined> {
    const system = await this.db.systemUserOf(agencyId);
    return system === undefined ? undefined : automation(agencyId, system);
  }
}
