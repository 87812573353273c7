import { Body, Controller, Delete, Get, HttpCode, Patch, Put, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { AcceptsFile } from '../core/http/file-upload.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { AgencyBrandService } from './agency-brand.service.js';
import { AgencyDetailsDto, UpdateAgencyDetailsDto } from './agency-details.dto.js';
import { AgencyDetailsService } from './agency-details.service.js';

@ApiTags('agency')
@Controller('api/v1/settings/agency')
export class AgencyDetailsController {
  constructor(
    private readonly details: AgencyDetailsService,
    private readonly brand: AgencyBrandService,
  ) {}

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

  /** Returns the logo of the agency’s documents. */
  @Get('logo')
  @Allow('settings:read')
  @ApiOkResponse({ content: { 'image/png': { schema: { type: 'string', format: 'binary' } } } })
  getAgencyLogo(@Caller() actor: Actor): Promise<StreamableFile> {
    return this.brand.logo(actor);
  }

  /** Replaces the logo by the PNG or JPEG in a part named `file`, of at most 512 kB. */
  @Put('logo')
  @AcceptsFile()
  @Allow('settings:write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } } })
  putAgencyLogo(@Caller() actor: Actor, @Req() request: FastifyRequest): Promise<AgencyDetailsDto> {
    return this.brand.putLogo(actor, request);
  }

  /** Removes the logo. */
  @Delete('logo')
  @HttpCode(200)
  @Allow('settings:write')
  deleteAgencyLogo(@Caller() actor: Actor): Promise<AgencyDetailsDto> {
    return this.brand.setLogo(actor, null);
  }
}
