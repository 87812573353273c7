import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, BeforeSecondFactor, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import { MeQueries } from './me.queries.js';
import { MeService } from './me.service.js';
import { ChangePasswordDto, MeDto, PersonList, SessionList, UpdateMeDto } from './user.dto.js';

@ApiTags('me')
@Controller('api/v1')
export class MeController {
  constructor(
    private readonly me: MeService,
    private readonly queries: MeQueries,
  ) {}

  /** Returns the caller with their permissions. */
  @Get('me')
  @Allow()
  @BeforeSecondFactor()
  getMe(@Caller() actor: Actor): Promise<MeDto> {
    return this.queries.get(actor);
  }

  /** Changes the caller's own name and notification settings. */
  @Patch('me')
  @Allow()
  @Versioned()
  updateMe(@Caller() actor: Actor, @IfMatch() version: ExpectedVersion, @Body() body: UpdateMeDto): Promise<MeDto> {
    return this.me.update(actor, version, body);
  }

  /** Changes the caller's password and ends their other sessions. */
  @Post('me/password')
  @HttpCode(204)
  @Allow()
  changeMyPassword(@Caller() actor: Actor, @Body() body: ChangePasswordDto): Promise<void> {
    return this.me.changePassword(actor, body);
  }

  /** Returns the caller's active sessions. */
  @Get('me/sessions')
  @Allow()
  listMySessions(@Caller() actor: Actor): Promise<SessionList> {
    return this.queries.sessions(actor);
  }

  /** Ends every session of the caller except the one of this request. */
  @Delete('me/sessions')
  @HttpCode(204)
  @Allow()
  endMyOtherSessions(@Caller() actor: Actor): Promise<void> {
    return this.me.endOtherSessions(actor);
  }

  /** Ends one of the caller's sessions; its access token stops working within a second. */
  @Delete('me/sessions/:id')
  @HttpCode(204)
  @Allow()
  endMySession(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<void> {
    return this.me.endSession(actor, id);
  }

  /** Returns the users to whom clients can be assigned: the agency's active users, by name. */
  @Get('assignees')
  @Allow('clients:read')
  listAssignees(@Caller() actor: Actor): Promise<PersonList> {
    return this.queries.assignees(actor);
  }
}
