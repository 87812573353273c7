import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Client } from '../clients/client.entity.js';
import { CLIENTS } from '../clients/client.record.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { conflict, invalid, notFound, Problem, unknownReference } from '../core/errors.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { updateRecords } from '../core/records/records.js';
import { SettingsService } from '../core/records/settings.service.js';
import type { PipelineStageDto } from './pipeline-stage.dto.js';
import type { PipelineStage } from '../clients/pipeline-stage.entity.js';
import { PIPELINE_STAGES } from './pipeline-stage.record.js';

/** Limit on prospects per merge, since a merge is one transaction. */
const MAX_MOVED = 20_000;

@Injectable()
export class PipelineStagesService extends SettingsService<PipelineStage, PipelineStageDto> {
  constructor(db: Db) {
    super(db, PIPELINE_STAGES);
  }

  /** @throws 409 for the last stage, and for one in use, with `usageCount` */
  override async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.write(actor, async (tx) => {
      const { row: stage, all: stages } = await this.lock(tx, id, expected);
      const other = stages.find((one) => one.id !== id);
      if (!other) throw conflict('last-stage', 'This is the last stage, and prospects need one.');
      const { usageCount } = await this.toResponse(tx, id);
      if (usageCount > 0)
        throw new Problem(409, 'stage-in-use', 'Prospects are in this stage: merge it into another.', { extra: { usageCount } });
      await this.empty(tx, stage, other, stages);
    });
  }

  /** @throws 422 when the other stage does not exist or is the same, 409 for more than 20,000 prospects */
  merge(actor: Actor, id: string, intoId: string): Promise<PipelineStageDto> {
    return this.write(actor, async (tx) => {
      const stages = await this.lockAll(tx);
      const stage = stages.find((one) => one.id === id);
      if (!stage) throw notFound();
      const into = stages.find((one) => one.id === intoId);
      if (!into) throw invalid([unknownReference('/intoId')]);
      if (into === stage) throw invalid([{ pointer: '/intoId', code: 'same-stage', message: 'A stage cannot be merged into itself.' }]);
      await this.empty(tx, stage, into, stages);
      return this.toResponse(tx, intoId);
    });
  }

  /** Moves all prospects of the stage, including those in the trash, and deletes it. */
  private async empty(tx: UnitOfWork, stage: PipelineStage, into: PipelineStage, stages: PipelineStage[]): Promise<void> {
    const { agencyId } = tx.actor;
    const now = new Date();
    const moved = await tx.manager.find(Client, {
      select: { agencyId: true, id: true, version: true, createdById: true, assigneeId: true },
      where: { agencyId, pipelineStageId: stage.id },
      order: { id: 'ASC' },
      take: MAX_MOVED + 1,
      lock: { mode: 'pessimistic_write' },
    });
    if (moved.length > MAX_MOVED) throw conflict('too-many-prospects', `A stage with more than ${MAX_MOVED} prospects cannot be merged.`);
    const set = { pipelineStageId: into.id, stageSince: now };
    const details = { title: 'Stage merged into another', changes: [{ field: 'pipelineStage', from: stage.name, to: into.name }] };
    await updateRecords(
      tx,
      CLIENTS,
      moved.map((before) => ({ before, set, details })),
      now,
    );
    await this.purge(tx, stage, stages);
  }

  protected select(actor: Actor): Sql {
    return sql`SELECT t.id, t.name, t.position, t.version, (SELECT count(*)::integer FROM clients c
      WHERE c.agency_id = t.agency_id AND c.pipeline_stage_id = t.id AND c.status = 'prospect' AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c')}) AS "usageCount"
      FROM pipeline_stages t`;
  }
}
