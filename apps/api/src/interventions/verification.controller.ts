import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../core/auth/auth.guard.js';
import { InterventionsService } from './interventions.service.js';
import { DocumentVerification, VerifyDocumentDto } from './signature.dto.js';

@ApiTags('public')
@Controller('api/v1/public')
export class VerificationController {
  constructor(private readonly interventions: InterventionsService) {}

  /** Whether a file is one that was signed here, told by its hash: the file itself stays where it is. */
  @Post('verify-document')
  @HttpCode(200)
  @Public()
  verifyDocument(@Body() { sha256 }: VerifyDocumentDto): Promise<DocumentVerification> {
    return this.interventions.verify(sha256);
  }
}
