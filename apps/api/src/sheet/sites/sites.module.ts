import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { SITES } from './site.tab.js';
import { SitesController } from './sites.controller.js';

@Module({ imports: [SheetModule], controllers: [SitesController] })
export class SitesModule {
  constructor(tabs: SheetTabs) {
    tabs.add(SITES);
  }
}
