import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ConversionsService } from './conversions.service.js';
import { PipelineStagesController } from './pipeline-stages.controller.js';
import { PipelineStagesService } from './pipeline-stages.service.js';
import { ProspectsBulkService } from './prospects-bulk.service.js';
import { ProspectsController } from './prospects.controller.js';
import { ProspectsQueries } from './prospects.queries.js';
import { ProspectsService } from './prospects.service.js';

@Module({
  imports: [ClientsModule, JobsModule],
  controllers: [ProspectsController, PipelineStagesController],
  providers: [ProspectsService, ProspectsQueries, ProspectsBulkService, ConversionsService, PipelineStagesService],
})
export class ProspectsModule {}
