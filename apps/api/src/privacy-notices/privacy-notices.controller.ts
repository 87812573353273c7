import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import {
  PrivacyNoticeDto,
  PrivacyNoticePage,
  PrivacyNoticeQuery,
  ProposedPrivacyNotice,
  PublishPrivacyNoticeDto,
} from './privacy-notice.dto.js';
import { PrivacyNoticesQueries } from './privacy-notices.queries.js';
import { PrivacyNoticesService } from './privacy-notices.service.js';

@ApiTags('privacy notices')
@Controller('api/v1/privacy-notices')
export class PrivacyNoticesController {
  constructor(
    private readonly queries: PrivacyNoticesQueries,
    private readonly notices: PrivacyNoticesService,
  ) {}

  /** Lists the published versions without their texts, newest first. */
  @Get()
  @Allow('settings:read')
  listPrivacyNotices(@Caller() actor: Actor, @Query() query: PrivacyNoticeQuery): Promise<PrivacyNoticePage> {
    return this.queries.list(actor, query);
  }

  /** Publishes the next version, which clients accept from now on. 422 `agency-details-missing` while the agency lacks address, e-mail or phone. */
  @Post()
  @Allow('settings:write')
  publishPrivacyNotice(@Caller() actor: Actor, @Body() body: PublishPrivacyNoticeDto): Promise<PrivacyNoticeDto> {
    return this.notices.publish(actor, body);
  }

  /** Returns the latest version. 404 `no-privacy-notice` when there is none. */
  @Get('current')
  @Allow('settings:read')
  getCurrentPrivacyNotice(@Caller() actor: Actor): Promise<PrivacyNoticeDto> {
    return this.queries.current(actor);
  }

  /** Returns texts to begin with, filled from the details of the agency, and the details that are missing. */
  @Get('proposal')
  @Allow('settings:read')
  proposePrivacyNotice(@Caller() actor: Actor): Promise<ProposedPrivacyNotice> {
    return this.queries.propose(actor);
  }

  /** Returns one version with its texts. */
  @Get(':id')
  @Allow('settings:read')
  getPrivacyNotice(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<PrivacyNoticeDto> {
    return this.queries.get(actor, id);
  }
}
