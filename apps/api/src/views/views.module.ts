import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { ViewsController } from './views.controller.js';
import { ViewsQueries } from './views.queries.js';
import { ViewsService } from './views.service.js';

@Module({ imports: [ClientsModule], controllers: [ViewsController], providers: [ViewsQueries, ViewsService] })
export class ViewsModule {}
