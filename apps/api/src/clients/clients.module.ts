import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Assignments } from './assignments.js';
import { ClientsBulkService } from './clients-bulk.service.js';
import { ClientsBulkWork } from './clients-bulk.work.js';
import { ClientCheckService } from './client-check.service.js';
import { ClientDuplicatesQueries } from './client-duplicates.queries.js';
import { ClientCountsQueries } from './client-counts.queries.js';
import { ClientFilterQueries } from './client-filter.queries.js';
import { ClientProjection } from './client.projection.js';
import { ClientSearchQueries } from './client-search.queries.js';
import { ClientsController } from './clients.controller.js';
import { ClientsQueries } from './clients.queries.js';
import { ClientsService } from './clients.service.js';
import { SavedFilters } from './saved-filters.js';
import { TimelineQueries } from './timeline.queries.js';

@Module({
  imports: [JobsModule, NotificationsModule],
  controllers: [ClientsController],
  providers: [
    ClientsService,
    ClientsQueries,
    ClientFilterQueries,
    ClientSearchQueries,
    ClientCountsQueries,
    TimelineQueries,
    ClientProjection,
    ClientsBulkService,
    ClientsBulkWork,
    ClientCheckService,
    ClientDuplicatesQueries,
    Assignments,
    SavedFilters,
  ],
  exports: [
    Assignments,
    SavedFilters,
    ClientsService,
    ClientsBulkService,
    ClientsQueries,
    ClientFilterQueries,
    ClientSearchQueries,
    ClientCountsQueries,
    ClientProjection,
  ],
})
export class ClientsModule {}
