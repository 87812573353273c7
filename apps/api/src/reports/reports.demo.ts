import { v7 as uuidv7 } from 'uuid';
import { ActorResolver } from '../core/auth/actor-resolver.js';
import { automation } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { DemoAgency } from '../core/feature.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import { Questionnaire } from '../questionnaires/questionnaire.entity.js';
import { ReportApprovalService } from './report-approval.service.js';
import { ReportDeliveryService } from './report-delivery.service.js';
import { Report } from './report.entity.js';
import { REPORTS } from './report.record.js';
import { named, ReportWriter } from './report.writer.js';

const SECONDS = 4_000;
const DAY = 86_400_000;
const CONSULTING = 2;

/** Makes the analytic report of each completed questionnaire of a demo agency, and two consulting ones: a draft and one that is delivered. */
export async function loadReports({ app, agencyId, systemUserId }: DemoAgency): Promise<void> {
  const writer = app.get(ReportWriter);
  const toDeliver = await app.get(Db).write(automation(agencyId, systemUserId), async (tx) => {
    const completed = await tx.manager.find(Questionnaire, { where: { agencyId, status: 'completed' }, order: { completedAt: 'DESC' } });
    const reports: Report[] = [];
    const consulting: Report[] = [];
    for (const questionnaire of completed)
      reports.push(await writer.rowFor(tx, questionnaire, 'analytic', 1, after(questionnaire.completedAt, SECONDS)));
    const reviewed = completed.filter(({ reviewedAt }) => reviewedAt !== null);
    for (const questionnaire of reviewed) {
      const report = await writer.rowFor(tx, questionnaire, 'consulting', 1, after(questionnaire.reviewedAt, DAY));
      if (report.coherence === 'blocked') continue;
      consulting.push({ ...report, createdById: report.authorId });
      if (consulting.length === CONSULTING) break;
    }
    reports.push(...consulting);
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
    return consulting.length === CONSULTING ? consulting[0] : undefined;
  });
  const actor = toDeliver && (await app.get(ActorResolver).fromUser(agencyId, toDeliver.authorId));
  if (!actor) return;
  await app.get(ReportApprovalService).approve(actor, toDeliver.id, '*');
  await app.get(ReportDeliveryService).deliver(actor, toDeliver.id, { channel: 'hand' });
}

const after = (time: Date | null, milliseconds: number): Date => new Date(Math.min((time?.getTime() ?? 0) + milliseconds, Date.now()));
