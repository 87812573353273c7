import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString } from 'class-validator';
import type { Origin } from '../core/auth/actor.js';
import { ApiDeclared } from '../core/http/openapi.decorators.js';
import type { TimelineKind } from '../core/history/timeline-entry.entity.js';
import { CommaSeparated, PageDto, PageQuery } from '../core/http/page.dto.js';
import { PersonRef } from '../users/user.dto.js';

export class TimelineQuery extends PageQuery {
  @IsOptional()
  @CommaSeparated()
  @IsString({ each: true })
  @ApiDeclared('TimelineKind', { type: [String], required: false })
  kind?: TimelineKind[];
}

/** Change of one field; both values as the API returns them. */
export class FieldChangeDto {
  field: string;
  @ApiProperty({ description: 'Any JSON value.', nullable: true, oneOf: [{}] }) from: unknown;
  @ApiProperty({ description: 'Any JSON value.', nullable: true, oneOf: [{}] }) to: unknown;
}

export class TimelineEntryDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  @ApiDeclared('TimelineKind') kind: TimelineKind;
  @ApiProperty({ type: 'string', format: 'date-time' }) at: string;
  actor: PersonRef;
  @ApiProperty({ enum: ['staff', 'import', 'api', 'omnia', 'automation'], enumName: 'Origin' }) origin: Origin;
  title: string;
  changes: FieldChangeDto[];
  /** Path of the related resource, relative to the API; `null` when there is none. */
  link: string | null;
}

export class TimelinePage {
  data: TimelineEntryDto[];
  page: PageDto;
}
