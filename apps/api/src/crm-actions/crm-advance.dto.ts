import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { ArrayUnique } from '../core/http/fields.js';
import { CloseDto, CrmActionDto, NewHistoryDto, NextActionDto } from './crm-action.dto.js';

/** Changed action, with a token to undo the change. */
export class UndoableCrmAction extends CrmActionDto {
  /** Token for `POST /undo/{token}`, valid for one minute. */
  undoToken: string;
}

export class CloseWithHistoryDto extends CloseDto {
  @IsObject() @ValidateNested() @Type(() => NewHistoryDto) history: NewHistoryDto;
}

export class ContinueWithActionDto extends CloseDto {
  @IsObject() @ValidateNested() @Type(() => NextActionDto) action: NextActionDto;
}

export class AdvancedDto {
  closed: CrmActionDto;
  /** History or action that was created. */
  created: CrmActionDto;
  /** Token for `POST /undo/{token}`, valid for one minute: reopens the action and removes the created one. */
  undoToken: string;
}

/** Closes many actions in the same way, optionally with a `history` or an `action`; sending both returns 422. */
export class BulkAdvanceDto extends CloseDto {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @ArrayUnique() @IsUUID('all', { each: true }) ids: string[];
  /** History to create for each action. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => NewHistoryDto) history?: NewHistoryDto;
  /** Next action to create for each action. */
  @IsOptional() @IsObject() @ValidateNested() @Type(() => NextActionDto) action?: NextActionDto;
}

export class AdvanceResult {
  @ApiProperty({ type: 'string', format: 'uuid' }) id: string;
  advanced: boolean;
  /** Reason of a refusal: `not-found`, `action-already-closed`, `not-for-this-type`, `operator-cannot-see`; `null` when it was advanced. */
  code: string | null;
  /** Id of the action or history that continues it, created by this or an earlier request. */
  @ApiProperty({ type: 'string', format: 'uuid' }) nextId: string | null;
}

export class BulkAdvancedDto {
  /** One result per action, in the order of `ids`. */
  results: AdvanceResult[];
  /** Token for `POST /undo/{token}`, valid for one minute; `null` when no action was advanced. */
  undoToken: string | null;
}
