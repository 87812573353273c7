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

  /** Returns the agency's users, by surname. */
  @Get()
  @Allow('users:read')
  listUsers(@Caller() actor: Actor, @Query() query: ColleagueQuery): Promise<ColleaguePage> {
    return this.queries.list(actor, query);
  }

  /** Invites a user, who gets a mail with a link to choose a password. 409 when the e-mail is in use. */
  @Post()
  @Allow('users:write')
  inviteUser(@Caller() actor: Actor, @Body() body: InviteUserDto): Promise<UserDto> {
    return this.users.invite(actor, body);
  }

  /** Returns one user of the agency. */
  @Get(':id')
  @Allow('users:read')
  getUser(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<ColleagueProfile> {
    return this.queries.get(actor, id);
  }

  /** Changes role, visibility, name, or whether the user may sign in; applies within a second. 409 when no active admin would remain. */
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

  /** Returns the audited changes to the user, newest first. */
  @Get(':id/changes')
  @Allow('users:read')
  listUserChanges(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<UserChanges> {
    return this.queries.changes(actor, id);
  }

  /** Sends the invitation again; the earlier link stops working. 409 when it was accepted. */
  @Post(':id/invite')
  @HttpCode(200)
  @Allow('users:write')
  inviteUserAgain(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<UserDto> {
    return this.users.inviteAgain(actor, id);
  }

  /** Ends all sessions of the user. */
  @Post(':id/end-sessions')
  @HttpCode(204)
  @Allow('users:write')
  endUserSessions(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<void> {
    return this.users.endSessions(actor, id);
  }

  /** Removes a lost second factor of the user, ends all their sessions and notifies them by mail. 409 for the caller's own. */
  @Post(':id/reset-second-factor')
  @HttpCode(204)
  @Allow('users:write')
  resetUserSecondFactor(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<void> {
    return this.users.resetSecondFactor(actor, id);
  }

  /** Returns a read-only token, valid for ten minutes, that sees what the user would see; audited. */
  @Post(':id/view-as')
  @HttpCode(200)
  @Allow('users:write')
  @ShowsSecretOnce()
  viewAsUser(@Caller() actor: Actor, @Param('id', pathId) id: string, @Body() body: ViewAsDto): Promise<ViewAsToken> {
    return this.users.viewAs(actor, id, body);
  }
}
