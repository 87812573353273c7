import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { AgencyDetailsDto, UpdateAgencyDetailsDto } from './agency-details.dto.js';
import { AgencyDetailsService } from './agency-details.service.js';

@ApiTags('agency')
@Controller('api/v1/settings/agency')
export class AgencyDetailsController {
  constructor(private readonly details: AgencyDetailsService) {}

  /** Returns the details of the agency that notices, mails and reports name. */
  @Get()
  @Allow('settings:read')
  getAgencyDetails(@Caller() actor: Actor): Promise<AgencyDetailsDto> {
    return this.details.get(actor);
  }

  /** Changes the fields in the body (JSON Merge Patch, RFC 7396). */
  @Patch()
  @Allow('settings:write')
  @Versioned()
  updateAgencyDetails(
    @Caller() actor: Actor,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateAgencyDetailsDto,
  ): Promise<AgencyDetailsDto> {
    return this.details.update(actor, version, body);
  }
}
