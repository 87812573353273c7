import { Module } from '@nestjs/common';
import { ClientsModule } from '../clients/clients.module.js';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { SheetModule } from '../sheet/sheet.module.js';
import { TrashController } from './trash.controller.js';
import { TrashQueries } from './trash.queries.js';

@Module({ imports: [ClientsModule, CrmActionsModule, SheetModule], controllers: [TrashController], providers: [TrashQueries] })
export class TrashModule {}
