import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { ExportsController } from './exports.controller.js';
import { ExportsService } from './exports.service.js';

@Module({ imports: [ClientsModule, JobsModule], controllers: [ExportsController], providers: [ExportsService] })
export class ExportsModule {}
