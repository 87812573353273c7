import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { NotificationPage, NotificationQuery } from './notification.dto.js';
import { NotificationsService } from './notifications.service.js';

@ApiTags('notifications')
@Controller('api/v1/notifications')
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  /** Returns the caller's notifications, newest first, and the number of unread ones. */
  @Get()
  @Allow()
  listNotifications(@Caller() actor: Actor, @Query() query: NotificationQuery): Promise<NotificationPage> {
    return this.notifications.list(actor, query);
  }

  /** Marks all notifications of the caller as read. */
  @Post('read')
  @HttpCode(204)
  @Allow()
  readAllNotifications(@Caller() actor: Actor): Promise<void> {
    return this.notifications.readAll(actor);
  }

  /** Marks one notification of the caller as read. */
  @Post(':id/read')
  @HttpCode(204)
  @Allow()
  readNotification(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<void> {
    return this.notifications.read(actor, id);
  }
}
