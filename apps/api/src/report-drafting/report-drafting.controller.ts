import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { JobDto } from '../jobs/job.dto.js';
import { DraftTextsDto } from './draft-texts.dto.js';
import { ReportDraftingService } from './report-drafting.service.js';

@ApiTags('reports')
@Controller('api/v1')
export class ReportDraftingController {
  constructor(private readonly drafting: ReportDraftingService) {}

  /**
   * Lets the configured model draft texts of a consulting report, as a job. Each is marked until a person has reviewed it; where the
   * model fails, the text stays as it is. Returns 409 `drafting-not-configured`, `report-not-consulting` or `report-approved`.
   */
  @Post('reports/:id/draft-texts')
  @HttpCode(202)
  @Allow('reports:write')
  draftReportTexts(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: DraftTextsDto): Promise<JobDto> {
    return this.drafting.request(actor, id, body);
  }
}
