import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../core/auth/actor.js';
import { Allow, Caller } from '../core/auth/auth.guard.js';
import { pathId } from '../core/http/validation.pipe.js';
import { OutboxMessageText, OutboxPage, OutboxQuery } from './outbox.dto.js';
import { OutboxQueries } from './outbox.queries.js';

@ApiTags('outbox')
@Controller('api/v1/outbox')
export class OutboxController {
  constructor(private readonly queries: OutboxQueries) {}

  /** Returns the agency's mails, newest first. */
  @Get()
  @Allow('mails:read')
  listOutbox(@Caller() actor: Actor, @Query() query: OutboxQuery): Promise<OutboxPage> {
    return this.queries.list(actor, query);
  }

  /** Returns one mail with its text. */
  @Get(':id')
  @Allow('mails:read')
  getOutboxMessage(@Caller() actor: Actor, @Param('id', pathId) id: string): Promise<OutboxMessageText> {
    return this.queries.get(actor, id);
  }
}
