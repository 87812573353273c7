import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsOptional, Matches } from 'class-validator';
import { IsDay } from '../core/http/fields.js';
import { CommaSeparated } from '../core/http/page.dto.js';

/** Range of days in the Europe/Rome time zone, both ends included, at most 62 days. */
export class CalendarQuery {
  @IsDay() from: string;
  @IsDay() to: string;
  /** User ids, or `me`. When omitted, the actions of every operator whose clients are visible to the caller. */
  @IsOptional()
  @CommaSeparated()
  @ArrayMaxSize(50)
  @Matches(/^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, { each: true })
  @ApiProperty({ type: [String], required: false })
  operatorId?: string[];
}

/** Calendar feed of the caller, for subscription by other programs. */
export class CalendarFeedDto {
  /** Subscription URL, or `null` when there is none. Anyone who knows it can read the calendar. */
  url: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string | null;
}
