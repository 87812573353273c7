import { Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller, Public } from '../core/auth/auth.guard.js';
import { JsonPage } from '../core/http/json-page.js';
import { CrmActionPage } from '../crm-actions/crm-action.dto.js';
import { CalendarFeedDto, CalendarQuery } from './calendar.dto.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarQueries } from './calendar.queries.js';

@ApiTags('calendar')
@Controller('api/v1')
export class CalendarController {
  constructor(
    private readonly calendar: CalendarQueries,
    private readonly feeds: CalendarFeedsService,
  ) {}

  /** Lists the agenda of a range of days in chronological order, up to 1,000 actions; `page.hasMore` is `true` when there are more. */
  @Get('calendar')
  @Allow('crm-actions:read')
  @ApiOkResponse({ type: CrmActionPage })
  listCalendar(@Caller() actor: Actor, @Query() query: CalendarQuery): Promise<JsonPage> {
    return this.calendar.list(actor, query);
  }

  /** Returns a calendar as iCalendar, cancelled and moved appointments included. Needs no session: the token is the credential. */
  @Get('calendar/:token.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, max-age=300')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  readCalendarFeed(@Param('token') token: string): Promise<string> {
    return this.feeds.read(token);
  }

  /** Returns the URL from which other programs read the caller's calendar. */
  @Get('me/calendar-feed')
  @Allow('crm-actions:read')
  @Header('Cache-Control', 'no-store')
  getCalendarFeed(@Caller() actor: Actor): Promise<CalendarFeedDto> {
    return this.feeds.get(actor);
  }

  /** Creates the URL of the caller's calendar, or replaces it: the previous URL then returns 404. */
  @Post('me/calendar-feed')
  @Allow('crm-actions:read')
  makeCalendarFeed(@Caller() actor: Actor): Promise<CalendarFeedDto> {
    return this.feeds.make(actor);
  }

  /** Revokes the URL, which then returns 404. */
  @Delete('me/calendar-feed')
  @HttpCode(204)
  @Allow('crm-actions:read')
  deleteCalendarFeed(@Caller() actor: Actor): Promise<void> {
    return this.feeds.revoke(actor);
  }
}
