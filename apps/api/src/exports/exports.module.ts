import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { Downloads } from './downloads.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';

@Module({
  imports: [ClientsModule, JobsModule],
  controllers: [ExportsController],
  providers: [Downloads, ExportsService],
  exports: [Downloads],
})
export class ExportsModule {}
