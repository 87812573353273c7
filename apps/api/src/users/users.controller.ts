import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { IfMatch, type ExpectedVersion } from '../core/http/etag.js';
import { ShowsSecretOnce } from '../core/http/idempotency.js';
import { Versioned } from '../core/http/openapi.decorators.js';
import { pathId } from '../core/http/validation.pipe.js';
import {
  ColleaguePage,
  ColleagueProfile,
  ColleagueQuery,
  InviteUserDto,
  UpdateUserDto,
  UserChanges,
  UserDto,
  ViewAsDto,
  ViewAsToken,
} from './user.dto.js';
import { UsersQueries } from './users.queries.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly queries: UsersQueries,
  ) {}

  /** The people of the agency, by surname. */
  @Get()
  @Allow('users:read')
  listUsers(@Caller() actor: Actor, @Query() query: ColleagueQuery): Promise<ColleaguePage> {
    return this.queries.list(actor, query);
  }

  /** Invites somebody: they get a mail with a link to choose a password. */
  @Post()
  @Allow('users:write')
  inviteUser(@Caller() actor: Actor, @Body() body: InviteUserDto): Promise<UserDto> {
    return this.users.invite(actor, body);
  }

  /** One of the agency's people. */
  @Get(':id')
  @Allow('users:read')
  getUser(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ColleagueProfile> {
    return this.queries.get(actor, id);
  }

  /** Changes role, visibility, name, or whether they may enter at all; holds within a second. */
  @Patch(':id')
  @Allow('users:write')
  @Versioned()
  updateUser(
    @Caller() actor: Actor,
    @Param('id', pathId) id: string,
    @IfMatch() version: ExpectedVersion,
    @Body() body: UpdateUserDto,
  ): Promise<UserDto> {
    return this.users.update(actor, id, version, body);
  }

  /** What was done about them, newest first. */
  @Get(':id/changes')
  @Allow('users:read')
  listUserChanges(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<UserChanges> {
    return this.queries.changes(actor, id);
  }

  /** Sends the invitation again. */
  @Post(':id/invite')
  @HttpCode(200)
  @Allow('users:write')
  inviteUserAgain(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<UserDto> {
    return this.users.inviteAgain(actor, id);
  }

  /** Signs them out everywhere. */
  @Post(':id/end-sessions')
  @HttpCode(204)
  @Allow('users:write')
  endUserSessions(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<void> {
    return this.users.endSessions(actor, id);
  }

  /** Takes their second factor away, for who has lost it; signs them out everywhere, and tells them in a mail. */
  @Post(':id/reset-second-factor')
  @HttpCode(204)
  @Allow('users:write')
  resetUserSecondFactor(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<void> {
    return this.users.resetSecondFactor(actor, id);
  }

  /** A read-only token for ten minutes that sees what they would; audited. */
  @Post(':id/view-as')
  @HttpCode(200)
  @Allow('users:write')
  @ShowsSecretOnce()
  viewAsUser(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: ViewAsDto): Promise<ViewAsToken> {
    return this.users.viewAs(actor, id, body);
  }
}
