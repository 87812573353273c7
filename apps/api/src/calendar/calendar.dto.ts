import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsOptional, Matches } from 'class-validator';
import { IsDay } from '../core/http/fields.js';
import { CommaSeparated } from '../core/http/page.dto.js';

/** Days in Rome, both ends included; at most 62 of them. */
export class CalendarQuery {
  @IsDay() from: string;
  @IsDay() to: string;
  /** Ids of people, or `me`; left out, everybody's as far as the caller sees their clients. */
  @IsOptional()
  @CommaSeparated()
  @ArrayMaxSize(50)
  @Matches(/^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/, { each: true })
  @ApiProperty({ type: [String], required: false })
  operatorId?: string[];
}

/** The caller's calendar for other programs. */
export class CalendarFeedDto {
  /** Where it is subscribed to; whoever knows the address reads the calendar. `null` when there is none. */
  url: string | null;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string | null;
}
