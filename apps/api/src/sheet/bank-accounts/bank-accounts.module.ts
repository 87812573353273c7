import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { BANK_ACCOUNTS } from './bank-account.tab.js';
import { BankAccountsController } from './bank-accounts.controller.js';
import { BankAccountsService } from './bank-accounts.service.js';

@Module({ imports: [SheetModule], controllers: [BankAccountsController], providers: [BankAccountsService] })
export class BankAccountsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(BANK_ACCOUNTS);
  }
}
