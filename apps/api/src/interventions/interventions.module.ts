import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet/sheet-tab.js';
import { SheetModule } from '../sheet/sheet.module.js';
import { INTERVENTIONS } from './intervention.tab.js';
import { InterventionsController } from './interventions.controller.js';

@Module({ imports: [SheetModule], controllers: [InterventionsController] })
export class InterventionsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(INTERVENTIONS);
  }
}
