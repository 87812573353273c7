import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { EarlierTrashEvents } from './earlier-trash-events.js';
import { TrashController } from './trash.controller.js';
import { TrashQueries } from './trash.queries.js';

@Module({ imports: [ClientsModule, CrmActionsModule], controllers: [TrashController], providers: [TrashQueries, EarlierTrashEvents] })
export class TrashModule {}
