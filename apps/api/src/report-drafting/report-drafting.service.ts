import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { conflict } from '../core/errors.js';
import type { JobDto } from '../jobs/job.dto.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { assertDraft, lockReport } from '../reports/reports.service.js';
import { DRAFTED_SECTIONS, type DraftedSection, type DraftTextsDto } from './draft-texts.dto.js';
import { TextModel } from './text-model.js';

/** Details of a drafting job. */
export interface DraftingDetails extends Record<string, unknown> {
  reportId: string;
  sections: readonly DraftedSection[];
}

declare module '../core/jobs/jobs.js' {
  interface EventPayload {
    'draft-texts-requested': { agencyId: string; jobId: string };
  }
}

/** Requests for drafts of texts. */
@Injectable()
export class ReportDraftingService {
  constructor(
    private readonly db: Db,
    private readonly jobs: JobsService,
    private readonly model: TextModel,
  ) {}

  /** @throws 404, 409 without a model, for an analytic report, or when the report is no draft */
  request(actor: Actor, reportId: string, { sections = [...DRAFTED_SECTIONS] }: DraftTextsDto): Promise<JobDto> {
    return this.db.write(actor, async (tx) => {
      const report = await lockReport(tx, reportId);
      if (this.model.name === null) throw conflict('drafting-not-configured', 'No model is configured.');
      if (report.kind !== 'consulting') throw conflict('report-not-consulting', 'Only the texts of a consulting report are drafted.');
      assertDraft(report);
      const job: LongJob = {
        agencyId: actor.agencyId,
        id: uuidv7(),
        userId: actor.userId,
        kind: 'draft-texts',
        state: 'queued',
        details: { reportId, sections } satisfies DraftingDetails,
        done: 0,
        total: sections.length,
        result: null,
        error: null,
        undoUntil: null,
        createdAt: new Date(),
        finishedAt: null,
      };
      await tx.insert(LongJob, job);
      await tx.publish('draft-texts-requested', { agencyId: actor.agencyId, jobId: job.id });
      return this.jobs.toJob(job);
    });
  }
}
