import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { SearchController } from './search.controller.js';
import { SearchQueries } from './search.queries.js';

@Module({ imports: [ClientsModule], controllers: [SearchController], providers: [SearchQueries] })
export class SearchModule {}
