import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { ConsentDto, ConsentPage, ConsentQuery, ConsentTextList, RecordConsentDto } from './consent.dto.js';
import { ConsentsQueries } from './consents.queries.js';
import { ConsentsService } from './consents.service.js';

@ApiTags('consents')
@Controller('api/v1')
export class ConsentsController {
  constructor(
    private readonly queries: ConsentsQueries,
    private readonly consents: ConsentsService,
  ) {}

  /** Lists the texts that clients consent to, by purpose, the current one of each first. */
  @Get('consent-texts')
  @Allow('consents:read')
  listConsentTexts(@Caller() actor: Actor): Promise<ConsentTextList> {
    return this.queries.texts(actor);
  }

  /** Lists consents and withdrawals of visible clients, the last ones first. Each read is recorded in the audit trail. */
  @Get('consents')
  @Allow('consents:read')
  listConsents(@Caller() actor: Actor, @Query() query: ConsentQuery): Promise<ConsentPage> {
    return this.queries.list(actor, query);
  }

  /** Records that the client gave or withdrew a consent. Entries are never changed: a later one replaces the state. */
  @Post('clients/:clientId/consents')
  @Allow('consents:write')
  recordConsent(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Body() body: RecordConsentDto): Promise<ConsentDto> {
    return this.consents.create(actor, clientId, body);
  }

  /** Returns one consent or withdrawal of the client. The read is recorded in the audit trail. */
  @Get('clients/:clientId/consents/:id')
  @Allow('consents:read')
  getConsent(@Caller() actor: Actor, @Param('clientId', pathId) clientId: string, @Param('id', pathId) id: string): Promise<ConsentDto> {
    return this.queries.get(actor, clientId, id);
  }
}
