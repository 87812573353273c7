import { Injectable } from '@nestjs/common';
import { ClientsBulkService } from '../clients/clients-bulk.service.js';
import type { Actor } from '../core/auth/actor.js';
import type { UnitOfWork } from '../core/database/unit-of-work.js';
import { unknownReference, type FieldError } from '../core/errors.js';
import type { JobDto } from '../jobs/job.dto.js';
import { PipelineStage } from '../clients/pipeline-stage.entity.js';
import type { BulkProspectsDto } from './prospect-bulk.dto.js';

/** Bulk operations on prospects: those of clients, and `move` to another stage. */
@Injectable()
export class ProspectsBulkService {
  constructor(private readonly bulk: ClientsBulkService) {}

  /** @throws as for clients, and 422 for a missing or unknown stage, or a stage sent with another operation */
  start(actor: Actor, body: BulkProspectsDto): Promise<JobDto> {
    return this.bulk.start(actor, body, 'prospect', (tx) => findStageErrors(tx, body));
  }
}

async function findStageErrors(tx: UnitOfWork, { operation, pipelineStageId }: BulkProspectsDto): Promise<FieldError[]> {
  const pointer = '/pipelineStageId';
  if (operation !== 'move')
    return pipelineStageId === undefined
      ? []
      : [{ pointer, code: 'not-of-this-operation', message: 'This field is allowed only with move.' }];
  if (pipelineStageId === undefined) return [{ pointer, code: 'required', message: 'move needs a stage.' }];
  return (await tx.findVisible(PipelineStage, [pipelineStageId])).length > 0 ? [] : [unknownReference(pointer)];
}
