import { Module } from '@nestjs/common';
import { CrmActionsModule } from '../crm-actions/crm-actions.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarFeedsService } from './calendar-feeds.service.js';
import { CalendarQueries } from './calendar.queries.js';

@Module({ imports: [CrmActionsModule], controllers: [CalendarController], providers: [CalendarQueries, CalendarFeedsService] })
export class CalendarModule {}
