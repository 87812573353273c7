import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { PAYMENT_METHODS } from './payment-method.tab.js';
import { PaymentMethodsController } from './payment-methods.controller.js';

@Module({ imports: [SheetModule], controllers: [PaymentMethodsController] })
export class PaymentMethodsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(PAYMENT_METHODS);
  }
}
