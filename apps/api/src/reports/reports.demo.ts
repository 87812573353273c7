import { v7 as uuidv7 } from 'uuid';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { DemoAgency } from '../core/feature.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { Report } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { named, ReportWriter } from './report.writer.js';

const SECONDS = 4_000;
const DAY = 86_400_000;

/** Makes the analytic report of each completed questionnaire of a demo agency, and a consulting report that is a draft. */
export async function loadReports({ app, agencyId, systemUserId }: DemoAgency): Promise<void> {
  const writer = app.get(ReportWriter);
  await app.get(Db).write(automation(agencyId, systemUserId), async (tx) => {
    const completed = await tx.manager.find(Questionnaire, { where: { agencyId, status: 'completed' }, order: { completedAt: 'ASC' } });
    const reports: Report[] = [];
    for (const questionnaire of completed)
      reports.push(await writer.rowFor(tx, questionnaire, 'analytic', 1, after(questionnaire.completedAt, SECONDS)));
    const draft = completed.findLast(({ type, reviewedAt }) => type === 'retail' && reviewedAt !== null);
    if (draft) {
      const report = await writer.rowFor(tx, draft, 'consulting', 1, after(draft.reviewedAt, DAY));
      reports.push({ ...report, createdById: report.authorId });
    }
    await tx.insertMany(Report, reports);
    await tx.insertMany(
      TimelineEntry,
      reports.map((report) => ({
        agencyId,
        id: uuidv7(),
        subjectId: report.clientId,
        actorId: report.createdById,
        origin: report.createdById === systemUserId ? 'automation' : 'staff',
        kind: 'report-created',
        title: 'Report created',
        at: report.createdAt,
        link: REPORTS.timeline?.linkTo?.(report) ?? null,
        ...named(report),
      })),
    );
  });
}

const after = (time: Date | null, milliseconds: number): Date => new Date(Math.min((time?.getTime() ?? 0) + milliseconds, Date.now()));
