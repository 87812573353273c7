import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { INSTALLATIONS } from './installation.tab.js';
import { InstallationsController } from './installations.controller.js';

@Module({ imports: [SheetModule], controllers: [InstallationsController] })
export class InstallationsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(INSTALLATIONS);
  }
}
