import { Module } from '@nestjs/common';
import { OutboxController } from './outbox.controller.js';
import { OutboxQueries } from './outbox.queries.js';

@Module({ controllers: [OutboxController], providers: [OutboxQueries] })
export class OutboxModule {}
