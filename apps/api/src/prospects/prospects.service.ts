import { Injectable } from '@nestjs/common';
import type { ClientDto } from '../clients/client.dto.js';
import { Client } from '../clients/client.entity.js';
import { CLIENTS } from '../clients/client.record.js';
import { ClientsService } from '../clients/clients.service.js';
import type { Actor } from '../core/auth/actor.js';
import { Db } from '../core/database/db.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { violates } from '../core/database/violations.js';
import { conflict, invalid, unknownReference } from '../core/errors.js';
import type { FieldChange } from '../core/history/timeline-entry.entity.js';
import type { ExpectedVersion } from '../core/http/etag.js';
import { updateRecord } from '../core/records/records.js';
import { PipelineStage } from '../clients/pipeline-stage.entity.js';
import type { CreateProspectDto, UpdateProspectDto } from './prospect.dto.js';

/** Writes prospects, except conversions. A prospect is a client record of another status, under the same rules. */
@Injectable()
export class ProspectsService {
  constructor(
    private readonly db: Db,
    private readonly clients: ClientsService,
  ) {}

  /** @throws 422 with field errors, 409 when the Omnia code is taken */
  create(actor: Actor, { pipelineStageId, ...body }: CreateProspectDto): Promise<ClientDto> {
    return rejectMissingStage(this.clients.create(actor, body, async (tx) => (await stageOf(tx, pipelineStageId)).id));
  }

  /** @throws 412 when the version is outdated, 422 with field errors, 409 when a lost prospect would change stage */
  update(actor: Actor, id: string, expected: ExpectedVersion, { pipelineStageId, ...body }: UpdateProspectDto): Promise<ClientDto> {
    const change = async (tx: UnitOfWork, client: Client): Promise<FieldChange[]> =>
      pipelineStageId === undefined ? [] : move(tx, client, await stageOf(tx, pipelineStageId));
    return rejectMissingStage(this.clients.update(actor, id, expected, body, { status: 'prospect', change }));
  }

  /** Moves the prospect to the trash. @throws 403 when the caller may delete only records they created */
  remove(actor: Actor, id: string, expected: ExpectedVersion): Promise<void> {
    return this.clients.remove(actor, id, expected, 'prospect');
  }

  /** Marks the prospect as lost; if it is lost already, replaces the reason. */
  lose(actor: Actor, id: string, reason: string): Promise<ClientDto> {
    return this.db.write(actor, async (tx) => {
      const client = await tx.getForUpdate(Client, id, { deletedAt: null, status: 'prospect' });
      if (client.lostReason === reason) return this.clients.toResponse(tx, id);
      const now = new Date();
      const changes = [{ field: 'lostReason', from: client.lostReason, to: reason }];
      const set = { lostAt: client.lostAt ?? now, lostReason: reason };
      await updateRecord(tx, CLIENTS, client, set, { kind: 'lost', title: 'Prospect lost', at: now, changes });
      return this.clients.toResponse(tx, id);
    });
  }

  /** Reopens a lost prospect; an open one is returned unchanged. */
  reopen(actor: Actor, id: string): Promise<ClientDto> {
    return this.db.write(actor, async (tx) => {
      const client = await tx.getForUpdate(Client, id, { deletedAt: null, status: 'prospect' });
      if (!client.lostAt) return this.clients.toResponse(tx, id);
      const now = new Date();
      const changes = [{ field: 'lostReason', from: client.lostReason, to: null }];
      const set = { lostAt: null, lostReason: null, stageSince: now };
      await updateRecord(tx, CLIENTS, client, set, { kind: 'reopened', title: 'Prospect reopened', at: now, changes });
      return this.clients.toResponse(tx, id);
    });
  }
}

/** Returns the stage with this id, or the first stage without one. @throws 422 when it does not exist */
export async function stageOf(tx: UnitOfWork, id: string | undefined): Promise<PipelineStage> {
  const { agencyId } = tx.actor;
  const [stage] =
    id === undefined
      ? await tx.manager.find(PipelineStage, { where: { agencyId }, order: { position: 'ASC' }, take: 1 })
      : await tx.findVisible(PipelineStage, [id]);
  if (!stage) throw invalid([unknownReference('/pipelineStageId')]);
  return stage;
}

async function move(tx: UnitOfWork, client: Client, to: PipelineStage): Promise<FieldChange[]> {
  if (client.pipelineStageId === to.id) return [];
  if (client.lostAt) throw conflict('prospect-lost', 'The prospect is lost: reopen it first.');
  const [from] = await tx.findVisible(PipelineStage, [client.pipelineStageId ?? to.id]);
  Object.assign(client, { pipelineStageId: to.id, stageSince: new Date() });
  return [{ field: 'pipelineStage', from: from?.name ?? null, to: to.name }];
}

/** Turns the foreign key violation of a stage deleted between check and write into a 422. */
async function rejectMissingStage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (violates(error, 'clients_pipeline_stage', 'foreign key')) throw invalid([unknownReference('/pipelineStageId')]);
    throw error;
  }
}
