import { Module } from '@nestjs/common';
import { ExportsModule } from '../exports/exports.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ImportCleanup } from './import-cleanup.js';
import { ImportRowsQueries } from './import-rows.queries.js';
import { ImportUploads } from './import-uploads.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { ImportsService } from './imports.service.js';
import { ImportsWork } from './imports.work.js';

@Module({
  imports: [ExportsModule, JobsModule, NotificationsModule],
  controllers: [ImportsController],
  providers: [ImportUploads, ImportsService, ImportsQueries, ImportRowsQueries, ImportsWork, ImportCleanup],
})
export class ImportsModule {}
