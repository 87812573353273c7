import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { BankAccountsController } from './bank-accounts.controller.js';
import { BankAccountsService } from './bank-accounts.service.js';

@Module({ imports: [SheetModule], controllers: [BankAccountsController], providers: [BankAccountsService] })
export class BankAccountsModule {}
