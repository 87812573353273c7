import { Module } from '@nestjs/common';
import { SheetModule } from '../sheet.module.js';
import { DocumentsController } from './documents.controller.js';
import { DocumentsEvents } from './documents.events.js';
import { DocumentsService } from './documents.service.js';

@Module({
  imports: [SheetModule],
  controllers: [DocumentsController],
  providers: [DocumentsService, DocumentsEvents],
  exports: [DocumentsService],
})
export class DocumentsModule {}
