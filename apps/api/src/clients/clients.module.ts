import { Module } from '@nestjs/common';
import { ClientRows } from './client.rows.js';
import { ClientsController } from './clients.controller.js';
import { ClientsEvents } from './clients.events.js';
import { ClientsQueries } from './clients.queries.js';
import { ClientsService } from './clients.service.js';
import { TimelineQueries } from './timeline.queries.js';

@Module({
  controllers: [ClientsController],
  providers: [ClientsService, ClientsQueries, TimelineQueries, ClientRows, ClientsEvents],
  exports: [ClientsService],
})
export class ClientsModule {}
