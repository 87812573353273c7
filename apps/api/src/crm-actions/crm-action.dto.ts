import { applyDecorators } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from '../clients/client.dto.js';
import { ArrayUnique, IsDay, IsLine, rule } from '../core/http/fields.js';
import { AsTruth, CommaSeparated, CommaSeparatedIds, CommaSeparatedPeople, PageDto, PageQuery } from '../core/http/page.dto.js';
import { CrmActionTypeRef } from '../crm-action-types/crm-action-type.dto.js';
import { OutcomeRef } from '../outcomes/outcome.dto.js';
import { ACTION_STATES, type ActionState } from '../outcomes/outcome.entity.js';
import { TagRef } from '../tags/tag.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { ACTION_KINDS, type ActionKind } from './crm-action.entity.js';

/** The client that an action is for, as far as whoever does it needs to know. */
export class ActionClientRef {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  displayName: string;
  initials: string;
  @ApiProperty({ enum: CLIENT_TYPES, enumName: 'ClientType' }) type: ClientType;
  @ApiProperty({ enum: CLIENT_STATUSES, enumName: 'ClientStatus' }) status: ClientStatus;
  phone: string | null;
}

export class CrmActionDto {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  /** `history`: what was done, born closed. `action`: what is to be done, until it is closed. */
  @ApiProperty({ enum: ACTION_KINDS, enumName: 'ActionKind' }) kind: ActionKind;
  client: ActionClientRef;
  description: string;
  notes: string | null;
  type: CrmActionTypeRef | null;
  tags: TagRef[];
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  /** `HH:mm` in Rome; `null` for all day. */
  @ApiProperty({ type: 'string', example: '09:30' }) plannedTime: string | null;
  @ApiProperty({ type: 'integer' }) durationMinutes: number | null;
  operator: PersonRef;
  outcome: OutcomeRef;
  /** The outcome's. */
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
  /** Planned for a day before today, in Rome. */
  overdue: boolean;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) closedAt: string | null;
  closedBy: PersonRef | null;
  /** Of which it is the continuation. */
  @ApiProperty({ type: 'string', format: 'uuid' }) previousId: string | null;
  /** What it was continued with. */
  @ApiProperty({ type: 'string', format: 'uuid' }) nextId: string | null;
  /** Whether it stands in the agenda and in its operator's calendar. */
  onCalendar: boolean;
  /** Goes up by one at each write; the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class CrmActionPage {
  data: CrmActionDto[];
  page: PageDto;
}

const given = (_: unknown, value: unknown) => value !== undefined;

/** A time of day, `HH:mm`. */
const IsTime = () =>
  applyDecorators(
    ApiProperty({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '09:30' }),
    rule('time', 'must be a time of day, HH:mm', (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)),
  );

/** What may be said of every action, whenever it is written. */
export class ActionFields {
  /** The long text. */
  @IsOptional() @IsString() @Length(1, 10_000) notes?: string | null;
  @IsOptional() @IsUUID() typeId?: string | null;
  @ValidateIf(given) @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsUUID('all', { each: true }) tagIds?: string[];
  /** In Rome; `null` for all day. */
  @IsOptional() @IsTime() plannedTime?: string | null;
  /** Left out of something new: what its type usually takes. */
  @IsOptional() @IsInt() @Min(1) @Max(1440) @ApiProperty({ type: 'integer', required: false }) durationMinutes?: number | null;
  /** Somebody active who sees the client. Left out of something new: the client's assignee, or the caller. */
  @ValidateIf(given) @IsUUID() operatorId?: string;
  /** Left out of something new: what the agency has chosen to begin with. */
  @ValidateIf(given) @IsUUID() outcomeId?: string;
  /** Left out of something new: what its type says; a history is on no calendar. */
  @ValidateIf(given) @IsBoolean() onCalendar?: boolean;
}

/** What an action was closed with. Its day is today unless said otherwise. */
export class NewHistoryDto extends ActionFields {
  /** The short line. */
  @IsLine(200) description: string;
  @ValidateIf(given) @IsDay() plannedOn?: string;
}

/** What an action is continued with. */
export class NextActionDto extends ActionFields {
  /** The short line. */
  @IsLine(200) description: string;
  @IsDay() plannedOn: string;
}

export class CreateCrmActionDto extends NewHistoryDto {
  @IsIn(ACTION_KINDS) @ApiProperty({ enum: ACTION_KINDS, enumName: 'ActionKind' }) kind: ActionKind;
  @IsUUID() clientId: string;
}

/** RFC 7396: what is left out stays, `null` clears, arrays are replaced. An outcome is changed for one of the same kind; closing has its own calls. */
export class UpdateCrmActionDto extends ActionFields {
  @ValidateIf(given) @IsLine(200) description?: string;
  @ValidateIf(given) @IsDay() plannedOn?: string;
}

export class RescheduleDto {
  @IsDay() plannedOn: string;
  /** In Rome. Left out, it stays; `null` for all day. */
  @IsOptional() @IsTime() plannedTime?: string | null;
}

/** Days that go with the calendar, where a range stays. */
export const ACTION_DUES = ['today'] as const;

/** What narrows a list of actions. Ranges are days in Rome, both ends included. */
export class CrmActionFilter {
  /** Words of the description or the notes, or the client's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsUUID() clientId?: string;
  @IsOptional()
  @CommaSeparated()
  @IsIn(ACTION_KINDS, { each: true })
  @ApiProperty({ type: [String], enum: ACTION_KINDS, enumName: 'ActionKind', required: false })
  kind?: ActionKind[];
  @IsOptional()
  @CommaSeparated()
  @IsIn(ACTION_STATES, { each: true })
  @ApiProperty({ type: [String], enum: ACTION_STATES, enumName: 'ActionState', required: false })
  state?: ActionState[];
  /** `true`: planned for a day before today. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) overdue?: boolean;
  /** `today`: planned for today, in Rome. */
  @IsOptional() @IsIn(ACTION_DUES) @ApiProperty({ enum: ACTION_DUES, required: false }) due?: (typeof ACTION_DUES)[number];
  @CommaSeparatedIds() typeId?: string[];
  @CommaSeparatedIds() outcomeId?: string[];
  @CommaSeparatedIds() tagId?: string[];
  /** Ids of people, or `me`. */
  @CommaSeparatedPeople('me') operatorId?: string[];
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) createdFrom?: string;
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) createdTo?: string;
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) plannedFrom?: string;
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) plannedTo?: string;
}

/** The same, and a view whose criteria hold wherever no parameter says otherwise. */
export class CrmActionListFilter extends CrmActionFilter {
  @IsOptional() @IsUUID() viewId?: string;
}

export const ACTION_SORTS = ['plannedOn', '-plannedOn', 'createdAt', '-createdAt'] as const;

export class CrmActionListQuery extends IntersectionType(CrmActionListFilter, PageQuery) {
  /** `plannedOn` goes by day and time. */
  @IsOptional() @IsIn(ACTION_SORTS) @ApiProperty({ enum: ACTION_SORTS, required: false }) sort?: (typeof ACTION_SORTS)[number];
}

export class CappedTotal {
  /** At most 10,000. */
  @ApiProperty({ type: 'integer' }) total: number;
  totalCapped: boolean;
}

export class CrmActionCountsQuery {
  /** Ids of people, or `me`. */
  @CommaSeparatedPeople('me') operatorId?: string[];
}

/** What is to be done, of what the caller sees. */
export class CrmActionCounts {
  overdue: CappedTotal;
  today: CappedTotal;
  /** The seven days after today. */
  nextDays: CappedTotal;
}

/** What is suggested, as `continue-with-action` takes it. */
export class SuggestedAction {
  description: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) typeId: string | null;
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) operatorId: string;
  tagIds: string[];
}

export class SuggestionQuery {
  /** With which outcome the action would be closed. */
  @IsOptional() @IsUUID() outcomeId?: string;
}

export class SuggestionDto {
  /** The rule that says so; `null` when the last similar action was taken for a model. */
  @ApiProperty({ type: 'string', format: 'uuid' }) ruleId: string | null;
  /** `null` when there is nothing to suggest. */
  action: SuggestedAction | null;
}

export class CloseDto {
  /** One whose state is not planned. */
  @IsUUID() outcomeId: string;
}
