import type { Feature } from '../core/feature.js';
import { CalendarFeed } from './calendar-feed.entity.js';
import { CalendarModule } from './calendar.module.js';

export const calendarFeature: Feature = { module: CalendarModule, layer: 'across', entities: [CalendarFeed] };
