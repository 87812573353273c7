import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../../core/auth/auth.guard.js';
import { InterventionsService } from './interventions.service.js';
import { DocumentVerification, VerifyDocumentDto } from './signature.dto.js';

@ApiTags('public')
@Controller('api/v1/public')
export class VerificationController {
  constructor(private readonly interventions: InterventionsService) {}

  /** Checks by its SHA-256 whether a file was signed here. The file itself is not sent. */
  @Post('verify-document')
  @HttpCode(200)
  @Public()
  verifyDocument(@Body() { sha256 }: VerifyDocumentDto): Promise<DocumentVerification> {
    return this.interventions.verify(sha256);
  }
}
