import { Module } from '@nestjs/common';
import { AgencyStart } from '../users/agency-start.js';
import { UsersModule } from '../users/users.module.js';
import { insertFirstStages } from './pipeline-stages.start.js';
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
  imports: [UsersModule, ClientsModule, JobsModule],
  controllers: [ProspectsController, PipelineStagesController],
  providers: [ProspectsService, ProspectsQueries, ProspectsBulkService, ConversionsService, PipelineStagesService],
})
export class ProspectsModule {
  constructor(start: AgencyStart) {
    start.register(insertFirstStages);
  }
}
