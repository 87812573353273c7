import { applyDecorators } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';
import { CLIENT_STATUSES, CLIENT_TYPES, type ClientStatus, type ClientType } from '../clients/client.dto.js';
import { ArrayUnique, IsDay, IsLine, rule } from '../core/http/fields.js';
import { AsTruth, CommaSeparatedIds, CommaSeparatedPeople, CommaSeparatedValues, PageDto, PageQuery } from '../core/http/page.dto.js';
import { CrmActionTypeRef } from '../crm-action-types/crm-action-type.dto.js';
import { OutcomeRef } from '../outcomes/outcome.dto.js';
import { ACTION_STATES, type ActionState } from '../outcomes/outcome.entity.js';
import { TagRef } from '../tags/tag.dto.js';
import { PersonRef } from '../users/user.dto.js';
import { ACTION_KINDS, type ActionKind } from './crm-action.entity.js';

/** Client of an action, with the fields that its operator needs. */
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
  /** `history`: something that was done, closed from the start. `action`: something to do, open until it is closed. */
  @ApiProperty({ enum: ACTION_KINDS, enumName: 'ActionKind' }) kind: ActionKind;
  client: ActionClientRef;
  description: string;
  notes: string | null;
  type: CrmActionTypeRef | null;
  tags: TagRef[];
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  /** `HH:mm` in the Europe/Rome time zone; `null` for all day. */
  @ApiProperty({ type: 'string', example: '09:30' }) plannedTime: string | null;
  @ApiProperty({ type: 'integer' }) durationMinutes: number | null;
  operator: PersonRef;
  outcome: OutcomeRef;
  /** State of the outcome. */
  @ApiProperty({ enum: ACTION_STATES, enumName: 'ActionState' }) state: ActionState;
  /** True when the action is still planned and its day is before today in Europe/Rome. */
  overdue: boolean;
  createdBy: PersonRef;
  @ApiProperty({ type: 'string', format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) updatedAt: string;
  @ApiProperty({ type: 'string', format: 'date-time' }) closedAt: string | null;
  closedBy: PersonRef | null;
  /** Id of the action that this one continues; `null` if none or in the trash. */
  @ApiProperty({ type: 'string', format: 'uuid' }) previousId: string | null;
  /** Id of the action or history that continues this one; `null` if none. */
  @ApiProperty({ type: 'string', format: 'uuid' }) nextId: string | null;
  /** Whether it appears in the agenda and in its operator's calendar feed. */
  onCalendar: boolean;
  /** Version number, incremented by each write; also sent as the `ETag`. */
  @ApiProperty({ type: 'integer' }) version: number;
}

export class CrmActionPage {
  data: CrmActionDto[];
  page: PageDto;
}

const given = (_: unknown, value: unknown) => value !== undefined;

/** Validates a time of day, `HH:mm`. */
const IsTime = () =>
  applyDecorators(
    ApiProperty({ type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', example: '09:30' }),
    rule('time', 'must be a time of day, HH:mm', (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)),
  );

/** Optional fields of every write of an action. */
export class ActionFields {
  /** Long text, up to 10,000 characters. */
  @IsOptional() @IsString() @Length(1, 10_000) notes?: string | null;
  @IsOptional() @IsUUID() typeId?: string | null;
  @ValidateIf(given) @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsUUID('all', { each: true }) tagIds?: string[];
  /** `HH:mm` in the Europe/Rome time zone; `null` for all day. */
  @IsOptional() @IsTime() plannedTime?: string | null;
  /** Duration in minutes, 1 to 1,440. Defaults on creation to the usual duration of the type. */
  @IsOptional() @IsInt() @Min(1) @Max(1440) @ApiProperty({ type: 'integer', required: false }) durationMinutes?: number | null;
  /** Active user who can see the client (422 otherwise). Defaults on creation to the client's assignee, else to the caller. */
  @ValidateIf(given) @IsUUID() operatorId?: string;
  /** Outcome of the action. Defaults on creation to the agency's default outcome for the kind. */
  @ValidateIf(given) @IsUUID() outcomeId?: string;
  /** Whether it appears in calendars. Defaults on creation to the setting of the type; for a history, to `false`. */
  @ValidateIf(given) @IsBoolean() onCalendar?: boolean;
}

/** History that records what was done. `plannedOn` defaults to today. */
export class NewHistoryDto extends ActionFields {
  /** Short text, up to 200 characters. */
  @IsLine(200) description: string;
  @ValidateIf(given) @IsDay() plannedOn?: string;
}

/** Action that continues another one. */
export class NextActionDto extends ActionFields {
  /** Short text, up to 200 characters. */
  @IsLine(200) description: string;
  @IsDay() plannedOn: string;
}

export class CreateCrmActionDto extends NewHistoryDto {
  @IsIn(ACTION_KINDS) @ApiProperty({ enum: ACTION_KINDS, enumName: 'ActionKind' }) kind: ActionKind;
  @IsUUID() clientId: string;
}

/**
 * JSON Merge Patch (RFC 7396): omitted fields stay, `null` clears, arrays are replaced. The new outcome must be planned for an
 * open action and closing for a closed one (422 otherwise); to close an action, use the endpoints that close it.
 */
export class UpdateCrmActionDto extends ActionFields {
  @ValidateIf(given) @IsLine(200) description?: string;
  @ValidateIf(given) @IsDay() plannedOn?: string;
}

export class RescheduleDto {
  @IsDay() plannedOn: string;
  /** `HH:mm` in the Europe/Rome time zone. Unchanged when omitted; `null` for all day. */
  @IsOptional() @IsTime() plannedTime?: string | null;
}

/** Relative due dates, evaluated on each request, so that a saved view moves with the calendar. */
export const ACTION_DUES = ['today'] as const;

/** Filters of a list of actions. Ranges are days in the Europe/Rome time zone, both ends included. */
export class CrmActionFilter {
  /** Words to find in the description, the notes or the client's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsOptional() @IsUUID() clientId?: string;
  @CommaSeparatedValues(ACTION_KINDS, 'ActionKind') kind?: ActionKind[];
  @CommaSeparatedValues(ACTION_STATES, 'ActionState') state?: ActionState[];
  /** `true` for open actions planned before today; `false` for all others. */
  @IsOptional() @AsTruth() @IsBoolean() @ApiProperty({ type: 'boolean', required: false }) overdue?: boolean;
  /** `today`: planned for today in the Europe/Rome time zone. */
  @IsOptional() @IsIn(ACTION_DUES) @ApiProperty({ enum: ACTION_DUES, required: false }) due?: (typeof ACTION_DUES)[number];
  @CommaSeparatedIds() typeId?: string[];
  @CommaSeparatedIds() outcomeId?: string[];
  @CommaSeparatedIds() tagId?: string[];
  /** User ids, or `me`. */
  @CommaSeparatedPeople('me') operatorId?: string[];
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) createdFrom?: string;
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) createdTo?: string;
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) plannedFrom?: string;
  @IsOptional() @IsDay() @ApiProperty({ type: 'string', format: 'date', required: false }) plannedTo?: string;
}

/** Filters, and a saved view whose criteria apply where no parameter overrides them. */
export class CrmActionListFilter extends CrmActionFilter {
  @IsOptional() @IsUUID() viewId?: string;
}

export const ACTION_SORTS = ['plannedOn', '-plannedOn', 'createdAt', '-createdAt'] as const;

export class CrmActionListQuery extends IntersectionType(CrmActionListFilter, PageQuery) {
  /** `plannedOn` sorts by day and time; the default, unless the view has its own sort order. */
  @IsOptional() @IsIn(ACTION_SORTS) @ApiProperty({ enum: ACTION_SORTS, required: false }) sort?: (typeof ACTION_SORTS)[number];
}

export class CappedTotal {
  /** Count, at most 10,000; `totalCapped` is `true` when there are more. */
  @ApiProperty({ type: 'integer' }) total: number;
  totalCapped: boolean;
}

export class CrmActionCountsQuery {
  /** User ids, or `me`. */
  @CommaSeparatedPeople('me') operatorId?: string[];
}

/** Numbers of open actions that are visible to the caller. */
export class CrmActionCounts {
  overdue: CappedTotal;
  today: CappedTotal;
  /** Actions due in the seven days after today. */
  nextDays: CappedTotal;
}

/** Suggested next action, in the format that `continue-with-action` accepts. */
export class SuggestedAction {
  description: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) typeId: string | null;
  @ApiProperty({ type: 'string', format: 'date' }) plannedOn: string;
  @ApiProperty({ type: 'string', format: 'uuid' }) operatorId: string;
  tagIds: string[];
}

export class SuggestionQuery {
  /** Outcome with which the action would be closed; selects the rule. */
  @IsOptional() @IsUUID() outcomeId?: string;
}

export class SuggestionDto {
  /** Rule behind the suggestion; `null` when it is modelled on the last similar action. */
  @ApiProperty({ type: 'string', format: 'uuid' }) ruleId: string | null;
  /** `null` when there is nothing to suggest. */
  action: SuggestedAction | null;
}

export class CloseDto {
  /** Outcome whose state is `done` or `cancelled` (422 otherwise). */
  @IsUUID() outcomeId: string;
}
