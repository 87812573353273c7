import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Actor } from '../core/auth/actor.js';
import { addDays, today } from '../core/clock.js';
import { Db } from '../core/database/db.js';
import { forbidden, invalid, notFound, Problem, unknownReference } from '../core/errors.js';
import type { CrmActionDto } from '../crm-actions/crm-action.dto.js';
import { operatorCannotSee, resolveReferences } from '../crm-actions/crm-action.references.js';
import { CrmActionWriter } from '../crm-actions/crm-action.writer.js';
import { afterWorkingDays } from '../crm-settings/working-days.rules.js';
import type { PlanRecommendationDto } from './recommendation-action.dto.js';
import { ReportReading } from './report-reading.js';
import { recommendationsOf } from './report-detail.js';

const MAX_DESCRIPTION = 200;
const MAX_NOTES = 10_000;
const DAYS = 7;

/** Plans actions from recommendations. */
@Injectable()
export class RecommendationActions {
  constructor(
    private readonly db: Db,
    private readonly reading: ReportReading,
    private readonly actions: CrmActionWriter,
  ) {}

  /** @throws 404 when the report is not visible or does not recommend the cover, 409 while it has an action, 422 with pointers */
  async plan(
    actor: Actor,
    reportId: string,
    cover: string,
    { plannedOn, typeId, assigneeId }: PlanRecommendationDto,
  ): Promise<CrmActionDto> {
    if (!actor.permissions.has('reports:read')) throw forbidden('Your role may not do this. Required permission: reports:read.');
    return this.db.write(actor, async (tx) => {
      const opened = await this.reading.openIn(tx, reportId);
      const recommendation = recommendationsOf(opened).find((one) => one.cover === cover);
      if (!recommendation) throw notFound();
      const [[client], references, [settings]] = await Promise.all([
        this.actions.lockClients(tx, { ids: [opened.report.client.id] }),
        resolveReferences(tx, { typeId: typeId ?? null, ...(assigneeId ? { operatorId: assigneeId } : {}) }, { closing: false }),
        tx.query<{ saint: string | null }>(
          sql`SELECT s.patron_saint_day AS saint FROM crm_settings s WHERE s.agency_id = ${actor.agencyId}`,
        ),
      ]);
      if (!client) throw notFound();
      const fieldErrors = references.fieldErrors.map((error) =>
        error.pointer === '/operatorId' ? unknownReference('/assigneeId') : error,
      );
      if (fieldErrors.length > 0) throw invalid(fieldErrors);
      const [existing] = await tx.query<{ id: string }>(
        sql`SELECT k.id FROM report_actions x JOIN crm_actions k ON k.agency_id = x.agency_id AND k.id = x.action_id AND k.deleted_at IS NULL
          WHERE x.agency_id = ${actor.agencyId} AND x.report_id = ${reportId} AND x.cover = ${cover}`,
      );
      if (existing)
        throw new Problem(409, 'action-exists', 'An action is planned from this recommendation.', { extra: { actionId: existing.id } });
      const { title, reason, minimum } = recommendation;
      const body = {
        description: title.slice(0, MAX_DESCRIPTION),
        notes: [reason, ...minimum.map((line) => `- ${line}`)].join('\n').slice(0, MAX_NOTES),
        plannedOn: plannedOn ?? afterWorkingDays(addDays(today(), DAYS), 0, settings?.saint ?? null),
      };
      const planned = await this.actions.prepare(tx, 'action', body, references, [{ client, previousId: null }], new Date());
      const [row] = planned.rows;
      if (!row) throw invalid([operatorCannotSee('/assigneeId')]);
      await this.actions.insert(tx, planned);
      await tx.query(sql`INSERT INTO report_actions (agency_id, report_id, cover, action_id)
        VALUES (${actor.agencyId}, ${reportId}, ${cover}, ${row.id})
        ON CONFLICT (agency_id, report_id, cover) DO UPDATE SET action_id = excluded.action_id`);
      return this.actions.toResponse(tx, row.id);
    });
  }
}
