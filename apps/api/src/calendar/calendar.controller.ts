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

  /** What stands in the agenda for a range of days, in the order of time; `page.hasMore` when a thousand are not all. */
  @Get('calendar')
  @Allow('crm-actions:read')
  @ApiOkResponse({ type: CrmActionPage })
  listCalendar(@Caller() actor: Actor, @Query() query: CalendarQuery): Promise<JsonPage> {
    return this.calendar.list(actor, query);
  }

  /** A calendar as other programs subscribe to it, cancelled and moved appointments included. Whoever knows the address may read it. */
  @Get('calendar/:token.ics')
  @Public()
  @Header('Content-Type', 'text/calendar; charset=utf-8')
  @Header('Cache-Control', 'private, max-age=300')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  readCalendarFeed(@Param('token') token: string): Promise<string> {
    return this.feeds.read(token);
  }

  /** The address under which other programs read the caller's calendar. */
  @Get('me/calendar-feed')
  @Allow('crm-actions:read')
  @Header('Cache-Control', 'no-store')
  getCalendarFeed(@Caller() actor: Actor): Promise<CalendarFeedDto> {
    return this.feeds.get(actor);
  }

  /** Makes such an address, or a new one: the old one leads nowhere any more. */
  @Post('me/calendar-feed')
  @Allow('crm-actions:read')
  makeCalendarFeed(@Caller() actor: Actor): Promise<CalendarFeedDto> {
    return this.feeds.make(actor);
  }

  /** Takes the address away. */
  @Delete('me/calendar-feed')
  @HttpCode(204)
  @Allow('crm-actions:read')
  deleteCalendarFeed(@Caller() actor: Actor): Promise<void> {
    return this.feeds.revoke(actor);
  }
}
