import { Module } from '@nestjs/common';
import { CrmActionsModule } from '../../crm-actions/crm-actions.module.js';
import { SheetModule } from '../sheet.module.js';
import { ContractExpiriesQueries } from './contract-expiries.queries.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsEvents } from './contracts.events.js';

@Module({
  imports: [SheetModule, CrmActionsModule],
  controllers: [ContractsController],
  providers: [ContractExpiriesQueries, ContractsEvents],
  exports: [ContractsEvents],
})
export class ContractsModule {}
