import { Module } from '@nestjs/common';
import { CrmActionsModule } from '../../crm-actions/crm-actions.module.js';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { ContractExpiriesQueries } from './contract-expiries.queries.js';
import { CONTRACTS } from './contract.tab.js';
import { ContractsController } from './contracts.controller.js';
import { ContractsEvents } from './contracts.events.js';

@Module({
  imports: [SheetModule, CrmActionsModule],
  controllers: [ContractsController],
  providers: [ContractExpiriesQueries, ContractsEvents],
})
export class ContractsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(CONTRACTS);
  }
}
