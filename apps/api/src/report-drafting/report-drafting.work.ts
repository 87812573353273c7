import { Injectable } from '@nestjs/common';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { automation, type Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { Problem } from '../core/errors.js';
import { Jobs } from '../core/jobs/jobs.js';
import { updateRecord } from '../core/records/records.js';
import { threadModule, Threads } from '../core/threads.js';
import { LongJob } from '../jobs/long-job.entity.js';
import { ReportReading } from '../reports/report-reading.js';
import type { EditedSection } from '../reports/report.entity.js';
import { REPORTS } from '../reports/report.record.js';
import { named } from '../reports/report.writer.js';
import { assertDraft, lockReport } from '../reports/reports.service.js';
import { findingsOf, instructionsFor } from './findings.rules.js';
import type { DraftingDetails } from './report-drafting.service.js';
import { TextModel } from './text-model.js';

const PRINTING = threadModule<typeof import('../core/printing/report-pdf.js')>(import.meta.url, '../core/printing/report-pdf');

/** Lets the model draft texts outside a transaction, then stores those that can be used, unless they were edited meanwhile. */
@Injectable()
export class ReportDraftingWork {
  constructor(
    private readonly db: Db,
    private readonly actorResolver: ActorResolver,
    private readonly reading: ReportReading,
    private readonly threads: Threads,
    private readonly model: TextModel,
    events: Jobs,
  ) {
    events.on('draft-texts-requested', ({ agencyId, jobId }) => this.run(agencyId, jobId), {
      long: true,
      afterLastTry: ({ agencyId, jobId }) => this.fail(agencyId, jobId, 'failed-repeatedly'),
    });
  }

  async run(agencyId: string, jobId: string): Promise<void> {
    const [owner] = await this.db.callAuthFunction('job_owner', [agencyId, jobId]);
    if (!owner) return;
    const actor = await this.actorResolver.fromUser(agencyId, owner.user_id);
    if (!actor?.permissions.has('reports:write')) return this.fail(agencyId, jobId, 'no-longer-allowed');
    try {
      await this.draft(actor, jobId);
    } catch (error) {
      if (error instanceof Problem && error.status < 500) return this.fail(agencyId, jobId, error.code);
      throw error;
    }
  }

  private async draft(actor: Actor, jobId: string): Promise<void> {
    const { state, details } = await this.db.write(actor, (tx) => tx.getForUpdate(LongJob, jobId));
    if (state !== 'queued') return;
    const { reportId, sections } = details as DraftingDetails;
    const { row, input } = await this.reading.open(withoutHealth(actor), reportId);
    const drafts: [code: string, draft: EditedSection][] = [];
    // One after the other, because an endpoint of one's own has one processor.
    for (const code of sections) {
      const text = await this.model.draft(instructionsFor(code), findingsOf(input.assessment));
      if (text !== null && (await this.isPrintable(text))) drafts.push([code, { text, origin: 'ai', reviewed: false }]);
    }
    await this.db.write(actor, async (tx) => {
      const job = await tx.getForUpdate(LongJob, jobId);
      if (job.state !== 'queued') return;
      const report = await lockReport(tx, reportId);
      assertDraft(report);
      const used = drafts.filter(([code]) => report.sections[code]?.text === row.sections[code]?.text);
      if (used.length > 0) {
        const set = { sections: { ...report.sections, ...Object.fromEntries(used) }, engine: this.model.name ?? report.engine };
        await updateRecord(tx, REPORTS, report, set, named(report));
      }
      const result = { changed: used.length, unchanged: sections.length - used.length, refusedCount: 0, refused: [], reportId };
      const done = { state: 'done' as const, done: sections.length, result, finishedAt: new Date() };
      await tx.update(LongJob, { agencyId: job.agencyId, id: jobId }, done);
    });
  }

  private async isPrintable(text: string): Promise<boolean> {
    const content = { title: text, facts: [], sections: [] };
    const report = { content, client: '', agency: { name: '', color: '', logo: null }, createdAt: 0 };
    return (await this.threads.run(PRINTING, 'unprintableCharacters', report)).length === 0;
  }

  private async fail(agencyId: string, jobId: string, error: string): Promise<void> {
    const system = await this.db.systemUserOf(agencyId);
    if (system === undefined) return;
    await this.db.write(automation(agencyId, system), async (tx) => {
      const { state } = await tx.getForUpdate(LongJob, jobId);
      if (state === 'queued') await tx.update(LongJob, { agencyId, id: jobId }, { state: 'failed', error, finishedAt: new Date() });
    });
  }
}

/** Answers about health are neither read nor sent. */
const withoutHealth = (actor: Actor): Actor => ({
  ...actor,
  permissions: new Set([...actor.permissions].filter((permission) => permission !== 'health-answers:read')),
});
