import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { DISCOUNTS } from './discount.tab.js';
import { DiscountsController } from './discounts.controller.js';

@Module({ imports: [SheetModule], controllers: [DiscountsController] })
export class DiscountsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(DISCOUNTS);
  }
}
