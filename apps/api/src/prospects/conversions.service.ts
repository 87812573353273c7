import { Injectable } from '@nestjs/common';
import { MoreThan, MoreThanOrEqual } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Client } from '../clients/client.entity.js';
import { CLIENTS } from '../clients/client.record.js';
import { ClientsService } from '../clients/clients.service.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { forbidden, notFound } from '../core/errors.js';
import { updateRecord } from '../core/records/records.js';
import { finishedJob } from '../jobs/finished-job.js';
import { JobsService } from '../jobs/jobs.service.js';
import { LongJob } from '../jobs/long-job.entity.js';
import type { ConvertedDto } from './prospect.dto.js';
import { PipelineStage } from '../clients/pipeline-stage.entity.js';
import { stageOf } from './prospects.service.js';

const KIND = 'prospect-conversion';
const UNDO_MS = 10 * 60_000;

/** Prospect data before the conversion, stored for the undo. */
interface Before extends Record<string, unknown> {
  clientId: string;
  convertedAt: string;
  stageId: string | null;
  stageSince: string | null;
  lostAt: string | null;
  lostReason: string | null;
}

/** Converts prospects to clients, and undoes this within ten minutes. Runs synchronously; a finished job stores the undo. */
@Injectable()
export class ConversionsService {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsService,
    private readonly jobs: JobsService,
  ) {
    jobs.undoable(KIND, (tx, job) => this.undo(tx, job));
  }

  /**
   * Converts the prospect, keeping its id and history. Concurrent calls convert once and all return the same client.
   * @throws 404 for a client that never was a prospect
   */
  convert(actor: Actor, id: string): Promise<ConvertedDto> {
    return this.db.write(actor, async (tx) => {
      const client = await tx.getForUpdate(Client, id, { deletedAt: null });
      if (client.status === 'client') return this.again(tx, client);
      const now = new Date();
      const [stage] = await tx.findVisible(PipelineStage, [client.pipelineStageId ?? id]);
      const job = await this.remember(tx, client, now);
      await updateRecord(
        tx,
        CLIENTS,
        client,
        { status: 'client', convertedAt: now, pipelineStageId: null, stageSince: null, lostAt: null, lostReason: null },
        {
          kind: 'converted',
          title: 'Prospect converted',
          at: now,
          changes: [
            { field: 'status', from: 'prospect', to: 'client' },
            { field: 'pipelineStage', from: stage?.name ?? null, to: null },
          ],
        },
      );
      return { ...(await this.clients.toResponse(tx, id)), undoToken: this.jobs.undoTokenOf(job.id) };
    });
  }

  /** Returns the undo token again to the user who converted it, in case the first response was lost. */
  private async again(tx: UnitOfWork, client: Client): Promise<ConvertedDto> {
    if (!client.convertedAt) throw notFound();
    const { agencyId, userId } = tx.actor;
    const recent = await tx.manager.findBy(LongJob, {
      agencyId,
      userId,
      kind: KIND,
      // Ids are time-ordered, so the primary key index finds the last ten minutes.
      id: MoreThanOrEqual(uuidv7({ msecs: Date.now() - UNDO_MS, seq: 0, random: new Uint8Array(16) })),
      undoUntil: MoreThan(new Date()),
    });
    const job = recent.find(({ details }) => details.clientId === client.id);
    return { ...(await this.clients.toResponse(tx, client.id)), undoToken: job ? this.jobs.undoTokenOf(job.id) : null };
  }

  private async remember(tx: UnitOfWork, client: Client, now: Date): Promise<LongJob> {
    const details: Before = {
      clientId: client.id,
      convertedAt: now.toISOString(),
      stageId: client.pipelineStageId,
      stageSince: client.stageSince?.toISOString() ?? null,
      lostAt: client.lostAt?.toISOString() ?? null,
      lostReason: client.lostReason,
    };
    return finishedJob(tx, KIND, details, now, { changed: 1, undoUntil: new Date(now.getTime() + UNDO_MS) });
  }

  /** Refuses (`changed-since`) when it was undone and converted again: the later conversion has its own token. */
  private async undo(tx: UnitOfWork, of: LongJob): Promise<LongJob> {
    if (!tx.actor.permissions.has('prospects:write')) throw forbidden('Your role may not do this. Required permission: prospects:write.');
    const before = of.details as Before;
    const now = new Date();
    const [client] = await tx.findVisible(Client, [before.clientId], { deletedAt: null, status: 'client' }, 'locked');
    if (client?.convertedAt?.toISOString() !== before.convertedAt)
      return finishedJob(tx, KIND, { clientId: before.clientId }, now, {
        changed: 0,
        refused: [{ id: before.clientId, code: 'changed-since' }],
      });
    // Falls back to the first stage if the previous one was deleted.
    const [stood] = before.stageId ? await tx.findVisible(PipelineStage, [before.stageId]) : [];
    const stage = stood ?? (await stageOf(tx, undefined));
    await updateRecord(
      tx,
      CLIENTS,
      client,
      {
        status: 'prospect',
        convertedAt: null,
        pipelineStageId: stage.id,
        stageSince: stood && before.stageSince ? new Date(before.stageSince) : now,
        lostAt: before.lostAt ? new Date(before.lostAt) : null,
        lostReason: before.lostReason,
      },
      {
        kind: 'conversion-undone',
        title: 'Conversion undone',
        at: now,
        changes: [
          { field: 'status', from: 'client', to: 'prospect' },
          { field: 'pipelineStage', from: null, to: stage.name },
        ],
      },
    );
    return finishedJob(tx, KIND, { clientId: before.clientId }, now, { changed: 1 });
  }
}
