import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ItemJobsService } from './item-jobs.service.js';
import { ItemJobsWork } from './item-jobs.work.js';
import { JobsController } from './jobs.controller.js';
import { JobsService } from './jobs.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [JobsController],
  providers: [JobsService, ItemJobsService, ItemJobsWork],
  exports: [JobsService, ItemJobsService, ItemJobsWork],
})
export class JobsModule {}
