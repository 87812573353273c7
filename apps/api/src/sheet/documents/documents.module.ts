import { Module } from '@nestjs/common';
import { SheetTabs } from '../sheet-tab.js';
import { SheetModule } from '../sheet.module.js';
import { DOCUMENTS } from './document.tab.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsEvents } from './documents.events.js';
import { DocumentsService } from './documents.service.js';

@Module({
  imports: [SheetModule],
  controllers: [DocumentsController],
  providers: [DocumentsService, DocumentsEvents],
  exports: [DocumentsService],
})
export class DocumentsModule {
  constructor(tabs: SheetTabs) {
    tabs.add(DOCUMENTS);
  }
}
