import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import { moveToPosition } from '../core/database/positions.js';
import { visibleTo } from '../core/database/row-visibility.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, invalid, notFound, Problem, unknownReference } from '../core/errors.js';
import { checkVersion, type ExpectedVersion } from '../core/http/etag.js';
import { TimelineEntry } from '../core/history/timeline-entry.entity.js';
import type { CreatePipelineStageDto, PipelineStageDto, PipelineStageList, UpdatePipelineStageDto } from './pipeline-stage.dto.js';
import { PipelineStage } from './pipeline-stage.entity.js';

const MAX_ITEMS = 20;
/** Limit on prospects per merge, since a merge is one transaction. */
const MAX_MOVED = 20_000;

@Injectable()
export class PipelineStagesService {
  constructor(private readonly db: Db) {}

  async list(actor: Actor): Promise<PipelineStageList> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const data = await this.db.read<PipelineStageDto>(
      actor,
      `${this.select(actor, bind)} WHERE ${visibleTo(actor, 'agency', 's', bind)} ORDER BY s.position, s.id LIMIT ${MAX_ITEMS}`,
      values,
    );
    return { data };
  }

  async get(actor: Actor, id: string): Promise<PipelineStageDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [stage] = await this.db.read<PipelineStageDto>(
      actor,
      `${this.select(actor, bind)} WHERE ${visibleTo(actor, 'agency', 's', bind)} AND s.id = ${bind(id)}`,
      values,
    );
    if (!stage) throw notFound();
    return stage;
  }

  /** @throws 409 when the name is taken or the agency has twenty stages */
  create(actor: Actor, { name, position }: CreatePipelineStageDto): Promise<PipelineStageDto> {
    return this.runUnique(actor, async (tx) => {
      const stages = await inOrder(tx);
      if (stages.length >= MAX_ITEMS) throw conflict('too-many-stages', `An agency has at most ${MAX_ITEMS} stages.`);
      const stage = { agencyId: actor.agencyId, id: uuidv7(), name: name.trim(), position: stages.length + 1, version: 1 };
      await tx.insert(PipelineStage, stage);
      if (position) await moveToPosition(tx, 'pipeline_stages', [...stages, stage], stage, position);
      return this.toResponse(tx, stage.id);
    });
  }

  /** @throws 412 when the version is outdated, 409 when the name is taken */
  update(actor: Actor, id: string, expected: ExpectedVersion, { name, position }: UpdatePipelineStageDto): Promise<PipelineStageDto> {
    return this.runUnique(actor, async (tx) => {
      const stages = await inOrder(tx);
      const stage = stages.find((one) => one.id === id);
      if (!stage) throw notFound();
      checkVersion(expected, stage.version);
      if (name !== undefined && name.trim() !== stage.name)
        await tx.update(PipelineStage, { agencyId: actor.agencyId, id }, { name: name.trim(), version: stage.version + 1 });
      if (position !== undefined) await moveToPosition(tx, 'pipeline_stages', stages, stage, position);
      return this.toResponse(tx, id);
    });
  }

  /** @throws 409 for the last stage, and for one in use, with `usageCount` */
  async remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    await this.runUnique(actor, async (tx) => {
      const stages = await inOrder(tx);
      const stage = stages.find((one) => one.id === id);
      if (!stage) throw notFound();
      checkVersion(expected, stage.version);
      const other = stages.find((one) => one.id !== id);
      if (!other) throw conflict('last-stage', 'This is the last stage, and prospects need one.');
      const { usageCount } = await this.toResponse(tx, id);
      if (usageCount > 0)
        throw new Problem(409, 'stage-in-use', 'Prospects are in this stage: merge it into another.', { extra: { usageCount } });
      await this.empty(tx, stage, other);
    });
  }

  /** @throws 422 when the other stage does not exist or is the same, 409 for more than 20,000 prospects */
  merge(actor: Actor, id: string, intoId: string): Promise<PipelineStageDto> {
    return this.runUnique(actor, async (tx) => {
      const stages = await inOrder(tx);
      const stage = stages.find((one) => one.id === id);
      if (!stage) throw notFound();
      const into = stages.find((one) => one.id === intoId);
      if (!into) throw invalid([unknownReference('/intoId')]);
      if (into === stage) throw invalid([{ pointer: '/intoId', code: 'same-stage', message: 'A stage cannot be merged into itself.' }]);
      await this.empty(tx, stage, into);
      return this.toResponse(tx, intoId);
    });
  }

  /** Moves all prospects of the stage, including those in the trash, and deletes it. */
  private async empty(tx: UnitOfWork, stage: PipelineStage, into: PipelineStage): Promise<void> {
    const { agencyId, userId, origin } = tx.actor;
    const now = new Date();
    const moved = await tx.query<{ id: string }>(
      'SELECT id FROM clients WHERE agency_id = $1 AND pipeline_stage_id = $2 ORDER BY id LIMIT $3 FOR UPDATE',
      [agencyId, stage.id, MAX_MOVED + 1],
    );
    if (moved.length > MAX_MOVED) throw conflict('too-many-prospects', `A stage with more than ${MAX_MOVED} prospects cannot be merged.`);
    const ids = moved.map(({ id }) => id);
    await tx.query(
      'UPDATE clients SET pipeline_stage_id = $3, stage_since = $4, updated_at = $4, version = version + 1 WHERE agency_id = $1 AND id = ANY ($2::uuid[])',
      [agencyId, ids, into.id, now],
    );
    const changes = [{ field: 'pipelineStage', from: stage.name, to: into.name }];
    for (let at = 0; at < ids.length; at += 1_000) {
      await tx.insert(
        TimelineEntry,
        ids.slice(at, at + 1_000).map((subjectId) => ({
          agencyId,
          id: uuidv7(),
          subjectId,
          kind: 'updated' as const,
          at: now,
          actorId: userId,
          origin,
          title: 'Stage merged into another',
          changes,
          link: null,
        })),
      );
    }
    await tx.manager.delete(PipelineStage, { agencyId, id: stage.id });
    await tx.query('UPDATE pipeline_stages SET position = position - 1 WHERE agency_id = $1 AND position > $2', [agencyId, stage.position]);
  }

  private async runUnique<T>(actor: Actor, work: (tx: UnitOfWork) => Promise<T>): Promise<T> {
    try {
      return await this.db.write(actor, work);
    } catch (error) {
      if (violates(error, 'pipeline_stages_name'))
        throw conflict('stage-exists', 'The agency already has a stage with this name.', [
          { pointer: '/name', code: 'stage-exists', message: 'The agency already has one with this name.' },
        ]);
      // Reports a prospect that entered the stage concurrently with its deletion.
      if (violates(error, 'clients_pipeline_stage', 'foreign key'))
        throw conflict('stage-in-use', 'Prospects are in this stage: merge it into another.');
      throw error;
    }
  }

  private async toResponse(tx: UnitOfWork, id: string): Promise<PipelineStageDto> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const [stage] = await tx.query<PipelineStageDto>(
      `${this.select(tx.actor, bind)} WHERE ${visibleTo(tx.actor, 'agency', 's', bind)} AND s.id = ${bind(id)}`,
      values,
    );
    if (!stage) throw notFound();
    return stage;
  }

  private select(actor: Actor, bind: (value: unknown) => string): string {
    return `SELECT s.id, s.name, s.position, s.version, (SELECT count(*)::integer FROM clients c
      WHERE c.agency_id = s.agency_id AND c.pipeline_stage_id = s.id AND c.status = 'prospect' AND c.deleted_at IS NULL AND ${visibleTo(actor, 'owned', 'c', bind)}) AS "usageCount"
      FROM pipeline_stages s`;
  }
}

/** Returns the agency's stages in order, locked against concurrent changes until the transaction ends. */
async function inOrder(tx: UnitOfWork): Promise<PipelineStage[]> {
  await tx.lock('stages of an agency');
  return tx.manager.find(PipelineStage, { where: { agencyId: tx.actor.agencyId }, order: { position: 'ASC', id: 'ASC' } });
}
