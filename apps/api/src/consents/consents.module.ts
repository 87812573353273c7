import { Module } from '@nestjs/common';
import { ConsentsController } from './consents.controller.js';
import { ConsentsQueries } from './consents.queries.js';
import { ConsentsService } from './consents.service.js';

@Module({
  controllers: [ConsentsController],
  providers: [ConsentsQueries, ConsentsService],
  exports: [ConsentsQueries, ConsentsService],
})
export class ConsentsModule {}
