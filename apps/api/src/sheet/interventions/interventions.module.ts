import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { SheetModule } from '../sheet.module.js';
import { InterventionsController } from './interventions.controller.js';
import { InterventionsService } from './interventions.service.js';
import { VerificationController } from './verification.controller.js';

@Module({
  imports: [SheetModule, DocumentsModule],
  controllers: [InterventionsController, VerificationController],
  providers: [InterventionsService],
})
export class InterventionsModule {}
