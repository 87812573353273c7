import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { BONUSES } from './bonus.tab.js';
import { BonusesController } from './bonuses.controller.js';

@Module({ imports: [SheetModule], controllers: [BonusesController] })
export class BonusesModule {
  constructor(tabs: SheetTabs) {
    tabs.add(BONUSES);
  }
}
