import { Module } from '@nestjs/common';
import { AgencyDetailsModule } from '../../agency-details/agency-details.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { SheetModule } from '../sheet.module.js';
import { InterventionsController } from './interventions.controller.js';
import { InterventionsService } from './interventions.service.js';
import { SignaturesService } from './signatures.service.js';
import { VerificationController } from './verification.controller.js';

@Module({
  imports: [SheetModule, DocumentsModule, AgencyDetailsModule],
  controllers: [InterventionsController, VerificationController],
  providers: [InterventionsService, SignaturesService],
  exports: [SignaturesService],
})
export class InterventionsModule {}
