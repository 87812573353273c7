import { Module } from '@nestjs/common';
import { CrmActionTypesController } from './crm-action-types.controller.js';
import { CrmActionTypesService } from './crm-action-types.service.js';

@Module({ controllers: [CrmActionTypesController], providers: [CrmActionTypesService] })
export class CrmActionTypesModule {}
